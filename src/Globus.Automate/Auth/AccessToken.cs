namespace Globus.Automate.Auth;

/// <summary>A bearer token (RFC 6750). Its text never shows it.</summary>
/// <param name="value">The secret itself; blanks and line ends around it, as files bring them, are left out.</param>
/// <param name="scope">What it is good for: scopes, separated by blanks.</param>
/// <param name="expiresOn">When it is over; null when that is not known.</param>
/// <exception cref="ArgumentException">The value can be no token (RFC 6750 §2.1); it is not shown.</exception>
public sealed class AccessToken(string value, string scope, DateTimeOffset? expiresOn)
{
    /// <summary>The secret itself.</summary>
    public string Value { get; } = Validate((value ?? throw new ArgumentNullException(nameof(value))).Trim());

    /// <summary>What it is good for: scopes, separated by blanks.</summary>
    public string Scope { get; } = scope;

    /// <summary>When it is over; null when that is not known.</summary>
    public DateTimeOffset? ExpiresOn { get; } = expiresOn;

    /// <summary>Says what the token is for, not what it is.</summary>
    public override string ToString() => $"AccessToken for {Scope}";

    // What cannot stand in a header would be refused there by an error that shows it.
    private static string Validate(string token) =>
        token.Length > 0 && token.All(character => character is > ' ' and < '\x7f')
            ? token
            : throw new ArgumentException(
                "The access token is empty or contains invalid characters."
            );
}
