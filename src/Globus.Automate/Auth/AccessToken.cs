namespace Globus.Automate.Auth;

/// <summary>A bearer token (RFC 6750). Its text never shows it.</summary>
public sealed class AccessToken(string value, string scope, DateTimeOffset? expiresOn)
{
    /// <summary>The secret itself.</summary>
    public string Value { get; } = value;

    /// <summary>What it is good for: scopes, separated by blanks.</summary>
    public string Scope { get; } = scope;

    /// <summary>When it is over; null when that is not known.</summary>
    public DateTimeOffset? ExpiresOn { get; } = expiresOn;

    /// <summary>Says what the token is for, not what it is.</summary>
    public override string ToString() => $"AccessToken for {Scope}";
}
