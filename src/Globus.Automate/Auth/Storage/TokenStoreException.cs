using Globus.Automate.Http;

namespace Globus.Automate.Auth.Storage;

/// <summary>Sign-ins cannot be read or stored.</summary>
public sealed class TokenStoreException(string message, Exception? innerException = null)
    : GlobusException(message, innerException)
{
    /// <summary>The reason.</summary>
    public required TokenStoreFailure Failure { get; init; }

    /// <summary>The recommended action, if the store knows one: a command line or one action.</summary>
    public string? Recommendation { get; init; }
}
