namespace Globus.Automate.Auth;

/// <summary>The reasons why a token is not available.</summary>
public enum TokenUnavailableReason
{
    /// <summary>The token source has no token for the scope.</summary>
    NoTokenForScope,

    /// <summary>Globus Auth refused the token request.</summary>
    Refused,

    /// <summary>Globus Auth does not know the scope.</summary>
    UnknownScope,

    /// <summary>The token has expired and cannot be renewed.</summary>
    Expired,

    /// <summary>Another Globus Auth issued the tokens, so they are not sent.</summary>
    SignedInElsewhere,

    /// <summary>The caller's token callback failed.</summary>
    SourceFailed,
}
