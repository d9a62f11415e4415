namespace Globus.Automate.Auth;

/// <summary>Exchanges the authorization code of a sign-in for tokens (RFC 6749 §4.1.3, RFC 7636 §4.5).</summary>
/// <param name="clientId">The client.</param>
/// <param name="code">The code.</param>
/// <param name="verifier">The PKCE verifier of the sign-in request.</param>
/// <param name="redirectUri">The redirect URI of the sign-in request.</param>
/// <param name="clientSecret">The client secret; null for a native application.</param>
public sealed class AuthorizationCodeGrant(
    string clientId,
    Secret code,
    Secret verifier,
    Uri redirectUri,
    string? clientSecret = null
) : TokenGrant(clientId, clientSecret)
{
    private protected override IEnumerable<KeyValuePair<string, string>> Fields =>
        [
            new("grant_type", "authorization_code"),
            new("code", code.Value),
            new("code_verifier", verifier.Value),
            new("redirect_uri", redirectUri.OriginalString),
        ];
}
