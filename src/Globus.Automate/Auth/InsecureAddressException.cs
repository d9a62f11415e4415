using Globus.Automate.Http;

namespace Globus.Automate.Auth;

/// <summary>A token would have gone over plain http to another machine; nothing was sent.</summary>
public sealed class InsecureAddressException(string message) : GlobusException(message)
{
    /// <summary>Where the request would have gone, without its query.</summary>
    public required Uri Address { get; init; }
}
