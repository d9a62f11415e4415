using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth.OpenId;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Auth.Tokens;

/// <summary>The grant types of the token endpoint, except codes.</summary>
internal sealed class TokenService(
    TokenStore tokens,
    ConsentStore consents,
    TokenIssuer issuer,
    IdTokens idTokens,
    ReuseLog reuse,
    Database database,
    TimeProvider clock
)
{
    /// <summary>
    /// Issues tokens to a confidential client as itself, which also consents to the requested scopes.
    /// </summary>
    public JsonObject GrantToClient(Client client, IReadOnlyList<ScopeNode> scopes)
    {
        var holder = TokenHolder.Of(client.Id.ToString("D"), client.Id);
        var names = scopes.Select(scope => scope.Name).ToList();
        var response = database.Write(() =>
        {
            AddConsents(holder, scopes, AccessType.Online);
            return issuer.Issue(holder, names, AccessType.Online);
        });
        idTokens.AddTo(response, holder, names, nonce: null);
        return response;
    }

    /// <summary>Records the consents to the requested scopes.</summary>
    public void AddConsents(TokenHolder holder, IReadOnlyList<ScopeNode> scopes, AccessType accessType)
    {
        foreach (var scope in scopes)
        {
            consents.Add(holder, scope, accessType, clock.GetUtcNow());
        }
    }

    /// <summary>
    /// Exchanges a refresh token for an access token of the same scope and a new refresh token. A second use of a
    /// refresh token revokes all tokens that it was exchanged for, because it may have been stolen.
    /// </summary>
    /// <exception cref="AuthException">The refresh token is not valid, was used before, or is another
    /// client's.</exception>
    public JsonObject Refresh(Client client, string refreshToken) =>
        database.Write(() => TryRefresh(client, refreshToken))
        ?? throw AuthException.InvalidGrant("The refresh token is not valid.");

    /// <summary>Issues dependent tokens to a service that received a token.</summary>
    /// <param name="service">The service.</param>
    /// <param name="token">The token that the service received.</param>
    /// <param name="wanted">The requested scopes; null for all scopes with consent.</param>
    /// <param name="accessType">Whether to issue refresh tokens.</param>
    /// <exception cref="AuthException">The token is not valid, or a requested scope has no consent.</exception>
    public JsonArray IssueDependentTokens(
        Client service,
        string token,
        IReadOnlyList<ScopeNode>? wanted,
        AccessType accessType
    )
    {
        var record = tokens.Find(token, clock.GetUtcNow());
        if (record is not { Kind: TokenKind.Access })
        {
            throw AuthException.InvalidGrant("The token is not valid.");
        }

        var serviceId = service.Id.ToString("D");
        var allowed = record
            .Scopes.Where(scope => KnownScopes.ResourceServer(scope) == serviceId)
            .SelectMany(scope => consents.ListDependencies(record.IdentityId, record.ClientId, scope))
            .ToList();
        var scopes = wanted?.Select(scope => scope.Name).ToList() ?? allowed;
        var missing = scopes.Except(allowed).ToList();
        return missing.Count == 0
            ? database.Write(() =>
                new JsonArray([.. issuer.IssueEach(record.Holder with { ClientId = serviceId }, scopes, accessType)])
            )
            : throw AuthException.DependentConsentRequired(missing);
    }

    private JsonObject? TryRefresh(Client client, string refreshToken)
    {
        var now = clock.GetUtcNow();
        if (
            tokens.FindUsed(refreshToken, now) is not { Kind: TokenKind.Refresh } record
            || record.ClientId != client.Id.ToString("D")
        )
        {
            return null;
        }

        if (record.UsedAt is not null)
        {
            tokens.RemoveFamily(record.Family);
            reuse.Add("refresh_token", record.Holder, record.Scope);
            return null;
        }

        tokens.MarkUsed(refreshToken, now);
        var response = issuer.IssueOne(record.Holder, record.Scope, record.Family, AccessType.Offline);
        response["other_tokens"] = new JsonArray();
        return response;
    }
}
