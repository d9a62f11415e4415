namespace Globus.Automate.Auth;

/// <summary>Why there is no token.</summary>
public enum TokenUnavailableReason
{
    /// <summary>The token source has none for this scope.</summary>
    NoTokenForScope,

    /// <summary>Globus Auth refused to give one.</summary>
    Refused,

    /// <summary>Globus Auth knows no such scope.</summary>
    UnknownScope,

    /// <summary>There was one; it is over and cannot be renewed.</summary>
    Expired,

    /// <summary>
    /// The tokens are from another Globus Auth than the one in use, so they are not sent to it.
    /// </summary>
    SignedInElsewhere,

    /// <summary>The code that the caller gave as the token source failed.</summary>
    SourceFailed,
}
