using System.Net.Http.Headers;
using Globus.Automate.Http;
using Globus.Automate.Http.Pipeline;
using Globus.Automate.Http.Requests;
using Globus.Automate.Http.Responses;
using Globus.Automate.Json;

namespace Globus.Automate.Auth;

/// <summary>
/// The client of Globus Auth: its <see href="https://docs.globus.org/api/auth/reference/">API</see> for OAuth 2 and
/// identities.
/// </summary>
public sealed class AuthClient
{
    private readonly GlobusConnection _connection;
    private readonly ITokenSource _tokens;
    private readonly Uri _root;

    /// <summary>Creates a client for requests without a token, such as token requests.</summary>
    /// <param name="connection">The connection, which the caller disposes.</param>
    /// <param name="address">The address of Globus Auth: https, or http on a loopback address.</param>
    /// <exception cref="InsecureAddressException">The address is plain http on another computer.</exception>
    public AuthClient(GlobusConnection connection, Uri address)
        : this(connection, address, AnonymousTokenSource.Instance) { }

    internal AuthClient(GlobusConnection connection, Uri address, ITokenSource tokens)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(address);
        InsecureAddressException.ThrowIfInsecure(address);
        (_connection, _tokens, _root) = (connection, tokens, address);
    }

    internal TimeProvider Time => _connection.Time;

    internal Uri Address => _root;

    /// <summary>Exchanges a grant for tokens.</summary>
    /// <exception cref="GlobusServiceException">Globus Auth refused; <c>Code</c> is the error of RFC 6749
    /// §5.2.</exception>
    public async Task<TokenResponse> GetTokensAsync(TokenGrant grant, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(grant);
        var request = Post("v2/oauth2/token", grant.Credentials, grant.Form);
        var document = await _connection.SendAsync<TokenDocument>(request, cancellationToken).ConfigureAwait(false);
        return document.ToResponse(Time.GetUtcNow());
    }

    /// <summary>Revokes an access token or a refresh token (RFC 7009).</summary>
    /// <param name="token">The token.</param>
    /// <param name="clientId">The client that received the token.</param>
    /// <param name="clientSecret">The client's secret; null for a native application.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task RevokeAsync(
        Secret token,
        string clientId,
        string? clientSecret = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(token);
        var form = new List<KeyValuePair<string, string>> { new("token", token.Value) };
        if (clientSecret is null)
        {
            form.Add(new("client_id", clientId));
        }

        var request = Post("v2/oauth2/token/revoke", Credentials(clientId, clientSecret), form);
        return _connection.SendOrDefaultAsync<JsonMap>(request, cancellationToken);
    }

    /// <summary>Introspects a token (RFC 7662). This requires a client with a secret.</summary>
    public Task<TokenIntrospection> IntrospectAsync(
        AccessToken token,
        string clientId,
        string clientSecret,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(token);
        var request = Post(
            "v2/oauth2/token/introspect",
            Credentials(clientId, clientSecret),
            [new("token", token.Value)]
        );
        return _connection.SendAsync<TokenIntrospection>(request, cancellationToken);
    }

    /// <summary>Gets the user of the token for <see cref="GlobusScopes.OpenId"/>.</summary>
    public Task<UserInfo> GetUserInfoAsync(CancellationToken cancellationToken = default)
    {
        var request = new GlobusRequest(HttpMethod.Get, _root.AppendPath("v2/oauth2/userinfo"))
        {
            Authorization = new TokenAuthorization(_tokens, GlobusScopes.OpenId),
        };
        return _connection.SendAsync<UserInfo>(request, cancellationToken);
    }

    internal Task<UserInfo> GetUserInfoAsync(AccessToken token, CancellationToken cancellationToken)
    {
        var request = new GlobusRequest(HttpMethod.Get, _root.AppendPath("v2/oauth2/userinfo"))
        {
            Credentials = new("Bearer", token.Value),
        };
        return _connection.SendAsync<UserInfo>(request, cancellationToken);
    }

    /// <summary>Finds identities by id or username; identities that do not exist are omitted.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="usernames">The usernames, if no ids are given.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<IReadOnlyList<Identity>> GetIdentitiesAsync(
        IEnumerable<Guid>? ids = null,
        IEnumerable<string>? usernames = null,
        CancellationToken cancellationToken = default
    )
    {
        var query = new Query().Add("ids", ids);
        if (ids is null)
        {
            query.Add("usernames", usernames).Add("provision", "false");
        }

        var request = new GlobusRequest(HttpMethod.Get, query.ToUri(_root, "v2/api/identities"))
        {
            Authorization = new TokenAuthorization(_tokens, GlobusScopes.ViewIdentities),
        };
        var list = await _connection.SendAsync<IdentityList>(request, cancellationToken).ConfigureAwait(false);
        return list.Identities is { Readable: [], Unreadable: [var item, ..] }
            ? throw ResponseReader.CreateInvalid(request.Address, $"an unreadable identity ({item.Reason})")
            : list.Identities.Readable;
    }

    /// <summary>
    /// Whether an identity has consented to scopes and their dependencies, for the application of the token for <see
    /// cref="GlobusScopes.ViewConsents"/>.
    /// </summary>
    /// <param name="identityId">The identity.</param>
    /// <param name="scopes">The scopes, with their dependencies in brackets.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<bool> HasConsentsAsync(
        Guid identityId,
        IEnumerable<string> scopes,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(scopes);
        var request = new GlobusRequest(HttpMethod.Get, _root.AppendPath($"v2/api/identities/{identityId}/consents"))
        {
            Authorization = new TokenAuthorization(_tokens, GlobusScopes.ViewConsents),
        };
        var list = await _connection.SendAsync<ConsentList>(request, cancellationToken).ConfigureAwait(false);
        return scopes.All(text => ScopeNode.Parse(text) is { } parsed && parsed.All(list.Covers));
    }

    private static AuthenticationHeaderValue? Credentials(string clientId, string? clientSecret) =>
        clientSecret is null ? null : TokenGrant.Basic(clientId, clientSecret);

    private GlobusRequest Post(
        string path,
        AuthenticationHeaderValue? credentials,
        IEnumerable<KeyValuePair<string, string>> form
    ) => new GlobusRequest(HttpMethod.Post, _root.AppendPath(path)) { Credentials = credentials, Form = [.. form] };
}
