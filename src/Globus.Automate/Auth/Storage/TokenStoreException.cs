using Globus.Automate.Http;

namespace Globus.Automate.Auth.Storage;

/// <summary>Sign-ins cannot be read or kept where they should be.</summary>
public sealed class TokenStoreException(string message, Exception? innerException = null)
    : GlobusException(message, innerException)
{
    /// <summary>Why not.</summary>
    public required TokenStoreFailure Failure { get; init; }

    /// <summary>What to do, where the store knows it: a command line or one action.</summary>
    public string? Recommendation { get; init; }
}
