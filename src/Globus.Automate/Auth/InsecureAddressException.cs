using Globus.Automate.Http;

namespace Globus.Automate.Auth;

/// <summary>A token would have been sent over plain http to another computer. No token was sent.</summary>
public sealed class InsecureAddressException(string message) : GlobusException(message)
{
    /// <summary>The address of the request, without its query.</summary>
    public required Uri Address { get; init; }
}
