using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth.OpenId;

namespace Globus.Automate.Emulator.Auth.Tokens;

/// <summary>
/// Introspects tokens (RFC 7662) for the client that holds them and for the services that they are issued for.
/// </summary>
internal sealed class TokenIntrospection(
    TokenStore tokens,
    SessionStore sessions,
    IdentityDirectory directory,
    ScopeDirectory scopes,
    IdTokens idTokens,
    TimeProvider clock
)
{
    public JsonObject Of(Client asking, string token, IReadOnlyList<string> include) =>
        tokens.Find(token, clock.GetUtcNow()) is { } record
        && IsFor(asking, record)
        && directory.Find(record.IdentityId) is { } identity
            ? Describe(record, identity, include)
            : new JsonObject { ["active"] = false };

    /// <summary>
    /// The development clients represent every provider, so a provider does not need its own client.
    /// </summary>
    private bool IsFor(Client asking, TokenRecord record)
    {
        return record.ClientId == asking.Id.ToString("D")
            || record.Scopes.Any(scope => scopes.IsOf(asking, scope))
            || DevelopmentAccounts.Clients.Contains(asking);
    }

    private JsonObject Describe(TokenRecord record, Identity identity, IReadOnlyList<string> include)
    {
        var document = new JsonObject
        {
            ["active"] = true,
            ["token_type"] = "Bearer",
            ["scope"] = record.Scope,
            ["client_id"] = record.ClientId,
            ["username"] = identity.Username,
            ["name"] = identity.Name,
            ["email"] = identity.Email,
            ["exp"] = record.ExpiresAt.ToUnixTimeSeconds(),
            ["iat"] = record.IssuedAt.ToUnixTimeSeconds(),
            ["nbf"] = record.IssuedAt.ToUnixTimeSeconds(),
            ["sub"] = identity.Id.ToString("D"),
            ["aud"] = new JsonArray(scopes.ResourceServer(record.Scopes[0]), record.ClientId),
            ["iss"] = idTokens.Issuer,
            ["dependent_tokens_cache_id"] = $"{record.ClientId}:{record.IdentityId:D}",
        };
        if (include.Contains("identity_set"))
        {
            document["identity_set"] = new JsonArray([
                .. directory.SetOf(identity).Select(member => (JsonNode)member.Id.ToString("D")),
            ]);
        }

        if (include.Contains("identity_set_detail"))
        {
            document["identity_set_detail"] = new JsonArray([
                .. directory.SetOf(identity).Select(IdentityDocuments.OfDirectory),
            ]);
        }

        if (include.Contains("session_info"))
        {
            document["session_info"] = sessions.Find(record.Holder.SessionId)?.ToJson()
                ?? new JsonObject { ["authentications"] = new JsonObject() };
        }

        return document;
    }
}
