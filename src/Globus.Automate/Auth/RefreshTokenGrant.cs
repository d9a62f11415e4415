namespace Globus.Automate.Auth;

/// <summary>Exchanges a refresh token for an access token (RFC 6749 §6).</summary>
/// <param name="clientId">The client that received the refresh token.</param>
/// <param name="refreshToken">The refresh token.</param>
/// <param name="clientSecret">The client secret; null for a native application.</param>
public sealed class RefreshTokenGrant(string clientId, Secret refreshToken, string? clientSecret = null)
    : TokenGrant(clientId, clientSecret)
{
    private protected override IEnumerable<KeyValuePair<string, string>> Fields =>
        [new("refresh_token", refreshToken.Value), new("grant_type", "refresh_token")];
}
