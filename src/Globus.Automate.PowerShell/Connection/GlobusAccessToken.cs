using System.Security;
using Globus.Automate.Auth;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>An access token for another tool. <c>ToString</c> does not show it.</summary>
public sealed class GlobusAccessToken
{
    internal GlobusAccessToken(SecureString token, string scope, DateTimeOffset? expiresOn)
    {
        Token = token;
        Scope = scope;
        ExpiresOn = expiresOn;
    }

    /// <summary>The token.</summary>
    public SecureString Token { get; }

    /// <summary>The scopes, separated by spaces.</summary>
    public string Scope { get; }

    /// <summary>The expiration time; null if it is unknown.</summary>
    public DateTimeOffset? ExpiresOn { get; }

    internal AccessToken ToAccessToken() => new(Token.Reveal(), Scope, ExpiresOn);

    /// <summary>Describes the token without its value.</summary>
    public override string ToString() => $"Access token for {Scope}";
}
