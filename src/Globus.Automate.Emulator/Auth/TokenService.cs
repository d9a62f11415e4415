using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Auth;

/// <summary>Issues tokens: one for each resource server of the scopes asked for.</summary>
internal sealed class TokenService(TokenStore tokens, FlowStore flows, Database database, TimeProvider clock)
{
    private static readonly TimeSpan AccessLifetime = TimeSpan.FromHours(48);
    private static readonly TimeSpan RefreshLifetime = TimeSpan.FromDays(180);

    /// <summary>Records the consents that the scopes stand for and answers as the token endpoint does.</summary>
    /// <exception cref="AuthException">A scope is unknown.</exception>
    public JsonObject Grant(string clientId, Guid identityId, IReadOnlyList<ScopeNode> scopes)
    {
        ThrowIfUnknown(scopes);
        return database.Write(() =>
        {
            foreach (var path in scopes.SelectMany(scope => scope.Paths()))
            {
                tokens.AddConsent(identityId, clientId, path);
            }

            return ToAnswer(scopes.Select(scope => scope.Name), names => Describe(clientId, identityId, names, withRefresh: RefreshToken.No));
        });
    }

    /// <summary>Exchanges a refresh token for an access token of the same scope.</summary>
    /// <exception cref="AuthException">The refresh token is not valid, or another client's.</exception>
    public JsonObject Refresh(string clientId, string refreshToken)
    {
        var record = tokens.Find(refreshToken, clock.GetUtcNow());
        return record is { Kind: TokenKind.Refresh } && record.ClientId == clientId
            ? ToAnswer(record.Scopes, names => Describe(clientId, record.IdentityId, names, RefreshToken.No))
            : throw AuthException.InvalidGrant("The refresh token is not valid.");
    }

    /// <summary>Gives a service, for a token that it was shown, tokens for what that token's owner let it depend on.</summary>
    public JsonArray Depend(Client service, string token, RefreshToken withRefresh)
    {
        var record = tokens.Find(token, clock.GetUtcNow());
        if (record is not { Kind: TokenKind.Access })
        {
            throw AuthException.InvalidGrant("The token is not valid.");
        }

        var scopes = record.Scopes
            .Where(scope => KnownScopes.ResourceServer(scope) == service.Id.ToString("D"))
            .SelectMany(scope => tokens.ConsentsBelow(record.IdentityId, record.ClientId, scope));
        return [.. GroupByServer(scopes).Select(names => Describe(service.Id.ToString("D"), record.IdentityId, names, withRefresh))];
    }

    /// <summary>A token for one scope, without a request: what Flows shows to an action provider.</summary>
    public string Mint(TokenKind kind, string clientId, Guid identityId, string scope)
    {
        var token = "Ag" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(48));
        var now = clock.GetUtcNow();
        var lifetime = kind == TokenKind.Access ? AccessLifetime : RefreshLifetime;
        tokens.Add(token, new TokenRecord(kind, clientId, identityId, scope, now, now + lifetime));
        return token;
    }

    private static IEnumerable<IReadOnlyList<string>> GroupByServer(IEnumerable<string> scopes) =>
        scopes.Distinct().GroupBy(KnownScopes.ResourceServer).Select(group => (IReadOnlyList<string>)[.. group]);

    private static JsonObject ToAnswer(IEnumerable<string> scopes, Func<IReadOnlyList<string>, JsonObject> describe)
    {
        var documents = GroupByServer(scopes).Select(describe).ToList();
        var answer = documents[0];
        answer["other_tokens"] = new JsonArray([.. documents.Skip(1)]);
        return answer;
    }

    private JsonObject Describe(string clientId, Guid identityId, IReadOnlyList<string> scopes, RefreshToken withRefresh)
    {
        var scope = string.Join(' ', scopes);
        var document = new JsonObject
        {
            ["access_token"] = Mint(TokenKind.Access, clientId, identityId, scope),
            ["scope"] = scope,
            ["expires_in"] = (int)AccessLifetime.TotalSeconds,
            ["token_type"] = "Bearer",
            ["resource_server"] = KnownScopes.ResourceServer(scopes[0]),
        };
        if (withRefresh == RefreshToken.Yes)
        {
            document["refresh_token"] = Mint(TokenKind.Refresh, clientId, identityId, scope);
        }

        return document;
    }

    private void ThrowIfUnknown(IReadOnlyList<ScopeNode> scopes)
    {
        var unknown = scopes
            .SelectMany(scope => scope.SelfAndDescendants())
            .Select(scope => scope.Name)
            .Distinct()
            .Where(scope => !KnownScopes.IsFixed(scope) && !(KnownScopes.FlowOf(scope) is { } flowId && flows.Exists(flowId)))
            .ToList();
        if (unknown.Count > 0)
        {
            throw AuthException.InvalidScope($"Unknown scope: {string.Join(", ", unknown)}");
        }
    }
}
