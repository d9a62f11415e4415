namespace Globus.Automate.Auth;

/// <summary>The client credentials grant (RFC 6749 §4.4).</summary>
/// <param name="clientId">The client.</param>
/// <param name="clientSecret">The client secret.</param>
/// <param name="scope">The scopes, separated by spaces.</param>
public sealed class ClientCredentialsGrant(string clientId, string clientSecret, string scope)
    : TokenGrant(clientId, clientSecret)
{
    private protected override IEnumerable<KeyValuePair<string, string>> Fields =>
        [new("grant_type", "client_credentials"), new("scope", scope)];
}
