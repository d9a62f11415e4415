using System.Net.Http.Headers;
using System.Text;

namespace Globus.Automate.Auth;

/// <summary>
/// What is shown to Globus Auth to get tokens. The set is closed: <see cref="ClientCredentialsGrant"/>,
/// <see cref="RefreshTokenGrant"/> and <see cref="AuthorizationCodeGrant"/>.
/// </summary>
public abstract class TokenGrant
{
    private protected TokenGrant(string clientId, string? clientSecret)
    {
        ClientId = clientId;
        ClientSecret = clientSecret;
    }

    /// <summary>The client that asks.</summary>
    public string ClientId { get; }

    private protected string? ClientSecret { get; }

    /// <summary>RFC 6749 §2.3.1; null for a client that has no secret and names itself in the form instead.</summary>
    internal AuthenticationHeaderValue? Credentials => ClientSecret is null ? null : Basic(ClientId, ClientSecret);

    internal IEnumerable<KeyValuePair<string, string>> Form =>
        ClientSecret is null ? Fields.Prepend(new("client_id", ClientId)) : Fields;

    private protected abstract IEnumerable<KeyValuePair<string, string>> Fields { get; }

    // A file or a variable often brings a line end, which no id and no secret has.
    internal static AuthenticationHeaderValue Basic(string clientId, string clientSecret) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{clientId.Trim()}:{clientSecret.Trim()}")));
}
