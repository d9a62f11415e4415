namespace Globus.Automate.PowerShell.Connection;

/// <summary>How a context gets its tokens.</summary>
public enum AuthenticationKind
{
    /// <summary>OAuth2 client credentials (RFC 6749, section 4.4).</summary>
    ClientCredentials,

    /// <summary>Access tokens that the user brought.</summary>
    AccessToken,

    /// <summary>Refresh tokens that the user brought (RFC 6749, section 6).</summary>
    RefreshToken,

    /// <summary>A script block of the user.</summary>
    Authorizer,

    /// <summary>A user signed in with a browser (RFC 6749, section 4.1).</summary>
    Interactive,
}
