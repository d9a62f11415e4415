using Globus.Automate.Http;

namespace Globus.Automate.Auth;

/// <summary>A request needs a token that cannot be had; the request was not sent.</summary>
public sealed class TokenUnavailableException(string message, Exception? innerException = null)
    : GlobusException(message, innerException)
{
    /// <summary>The scope that the token must have.</summary>
    public required string Scope { get; init; }

    /// <summary>Why there is none.</summary>
    public required TokenUnavailableReason Reason { get; init; }

    /// <summary>What the service is known to demand of a sign-in for the scope; null when nothing is known.</summary>
    public AuthorizationRequirement? Requirement { get; init; }

    /// <summary>The <c>error</c> of RFC 6749 §5.2, where Globus Auth responded.</summary>
    public string? Error { get; init; }

    /// <summary>The <c>error_description</c> of RFC 6749 §5.2, where Globus Auth responded.</summary>
    public string? ErrorDescription { get; init; }
}
