namespace Globus.Automate.Auth;

/// <summary>A bearer token (RFC 6750). <c>ToString</c> does not show it.</summary>
/// <param name="value">The token; leading and trailing white space, as files contain it, is removed.</param>
/// <param name="scope">The scopes, separated by spaces.</param>
/// <param name="expiresOn">The expiration time; null if it is unknown.</param>
/// <exception cref="ArgumentException">The value is not a valid token (RFC 6750 §2.1). The message does not show
/// it.</exception>
public sealed class AccessToken(string value, string scope, DateTimeOffset? expiresOn)
{
    /// <summary>The token.</summary>
    public string Value { get; } = Validate((value ?? throw new ArgumentNullException(nameof(value))).Trim());

    /// <summary>The scopes, separated by spaces.</summary>
    public string Scope { get; } = scope;

    /// <summary>The expiration time; null if it is unknown.</summary>
    public DateTimeOffset? ExpiresOn { get; } = expiresOn;

    /// <summary>Describes the token without its value.</summary>
    public override string ToString() => $"AccessToken for {Scope}";

    // Otherwise the header would reject invalid characters with an error that shows the token.
    private static string Validate(string token) =>
        token.Length > 0 && token.All(character => character is > ' ' and < '\x7f')
            ? token
            : throw new ArgumentException("The access token is empty or contains invalid characters.");
}
