using Globus.Automate.Http;

namespace Globus.Automate.Auth;

/// <summary>A request needs a token that is not available. The request was not sent.</summary>
public sealed class TokenUnavailableException(string message, Exception? innerException = null)
    : GlobusException(message, innerException)
{
    /// <summary>The required scope.</summary>
    public required string Scope { get; init; }

    /// <summary>The reason.</summary>
    public required TokenUnavailableReason Reason { get; init; }

    /// <summary>The known requirement for a sign-in with the scope; null if none is known.</summary>
    public AuthorizationRequirement? Requirement { get; init; }

    /// <summary>The <c>error</c> of RFC 6749 §5.2, if Globus Auth responded.</summary>
    public string? Error { get; init; }

    /// <summary>The <c>error_description</c> of RFC 6749 §5.2, if Globus Auth responded.</summary>
    public string? ErrorDescription { get; init; }
}
