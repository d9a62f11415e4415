using System.Net.Http.Headers;
using System.Text;

namespace Globus.Automate.Auth;

/// <summary>
/// A grant that Globus Auth exchanges for tokens: <see cref="ClientCredentialsGrant"/>, <see cref="RefreshTokenGrant"/>
/// or <see cref="AuthorizationCodeGrant"/>.
/// </summary>
public abstract class TokenGrant
{
    private protected TokenGrant(string clientId, string? clientSecret)
    {
        ClientId = clientId;
        ClientSecret = clientSecret;
    }

    /// <summary>The client id.</summary>
    public string ClientId { get; }

    private protected string? ClientSecret { get; }

    /// <summary>
    /// The credentials (RFC 6749 §2.3.1); null for a client without a secret, which sends its id in the form.
    /// </summary>
    internal AuthenticationHeaderValue? Credentials => ClientSecret is null ? null : Basic(ClientId, ClientSecret);

    internal IEnumerable<KeyValuePair<string, string>> Form =>
        ClientSecret is null ? Fields.Prepend(new("client_id", ClientId)) : Fields;

    private protected abstract IEnumerable<KeyValuePair<string, string>> Fields { get; }

    // Values from files or variables may end with a line break, which no id or secret contains.
    internal static AuthenticationHeaderValue Basic(string clientId, string clientSecret) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{clientId.Trim()}:{clientSecret.Trim()}")));
}
