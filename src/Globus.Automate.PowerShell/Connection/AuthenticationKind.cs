namespace Globus.Automate.PowerShell.Connection;

/// <summary>The sign-in method of a context.</summary>
public enum AuthenticationKind
{
    /// <summary>OAuth2 client credentials (RFC 6749, section 4.4).</summary>
    ClientCredentials,

    /// <summary>Access tokens that the user supplied.</summary>
    AccessToken,

    /// <summary>Refresh tokens that the user supplied (RFC 6749, section 6).</summary>
    RefreshToken,

    /// <summary>A script block that the user supplied.</summary>
    Authorizer,

    /// <summary>The browser sign-in of a user (RFC 6749, section 4.1).</summary>
    Interactive,
}
