using System.Security;
using Globus.Automate.Auth;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>An access token for another tool. Its text never shows it.</summary>
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

    /// <summary>What it is good for: scopes, separated by blanks.</summary>
    public string Scope { get; }

    /// <summary>When it is over; null when that is not known.</summary>
    public DateTimeOffset? ExpiresOn { get; }

    internal AccessToken ToAccessToken() => new(Token.Reveal(), Scope, ExpiresOn);

    /// <summary>Says what the token is for, not what it is.</summary>
    public override string ToString() => $"Access token for {Scope}";
}
