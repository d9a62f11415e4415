namespace Globus.Automate.PowerShell.Connection;

/// <summary>How a context gets its tokens.</summary>
public enum AuthenticationKind
{
    /// <summary>OAuth2 client credentials (RFC 6749, section 4.4).</summary>
    ClientCredentials,

    /// <summary>Access tokens that the user brought.</summary>
    AccessToken,
}
