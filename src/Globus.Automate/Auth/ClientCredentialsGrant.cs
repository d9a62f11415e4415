namespace Globus.Automate.Auth;

/// <summary>A client asks for itself (RFC 6749 §4.4).</summary>
/// <param name="clientId">The client.</param>
/// <param name="clientSecret">Its secret.</param>
/// <param name="scope">Scopes, separated by blanks.</param>
public sealed class ClientCredentialsGrant(string clientId, string clientSecret, string scope)
    : TokenGrant(clientId, clientSecret)
{
    private protected override IEnumerable<KeyValuePair<string, string>> Fields =>
        [new("grant_type", "client_credentials"), new("scope", scope)];
}
