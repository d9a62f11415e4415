using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth.SignIn;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Storage;
using Microsoft.Extensions.Primitives;

namespace Globus.Automate.Emulator.Auth;

/// <summary>Globus Auth under <c>/v2</c>: tokens and identities.</summary>
internal sealed class AuthEndpoints(
    ClientAuthentication clients, TokenService service, CodeGrant codes, ScopeCheck scopes, TokenStore tokens, BearerAuthentication bearer,
    IdentityDirectory directory, TimeProvider clock)
{
    private const string DependentGrant = "urn:globus:auth:grant_type:dependent_token";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Route("POST", "/v2/oauth2/token", IssueToken);
        routes.Route("POST", "/v2/oauth2/token/revoke", RevokeToken);
        routes.Route("POST", "/v2/oauth2/token/introspect", IntrospectToken);
        routes.Route("GET", "/v2/oauth2/userinfo", GetUserInfo);
        routes.Route("GET", "/v2/api/identities", GetIdentities);
    }

    private Reply IssueToken(HttpContext http)
    {
        var form = RequestContent.Of(http).ReadForm();
        var grant = Required(form, "grant_type");
        var client = clients.Require(http, form);
        return Reply.Ok(grant switch
        {
            "authorization_code" => codes.Trade(client, Required(form, "code"), form),
            "refresh_token" => service.Refresh(client, Required(form, "refresh_token")),
            "client_credentials" => service.GrantToClient(RequireConfidential(client, grant), scopes.Read(Required(form, "scope"))),
            DependentGrant => service.Depend(
                RequireConfidential(client, grant), Required(form, "token"),
                form.GetValueOrDefault("access_type") == "offline" ? RefreshToken.Yes : RefreshToken.No),
            _ => throw AuthException.UnsupportedGrant(grant),
        });
    }

    private static Client RequireConfidential(Client client, string grant) =>
        client.IsNative ? throw AuthException.UnauthorizedClient($"A native application cannot use the grant {grant}.") : client;

    private Reply RevokeToken(HttpContext http)
    {
        var form = RequestContent.Of(http).ReadForm();
        var token = Required(form, "token");
        var client = clients.Require(http, form);
        if (tokens.FindUsed(token, clock.GetUtcNow()) is { } record && record.ClientId == client.Id.ToString("D"))
        {
            Revoke(token, record);
        }

        return Reply.Ok(new JsonObject { ["active"] = false });
    }

    /// <summary>With a refresh token goes all that it was traded for.</summary>
    private void Revoke(string token, TokenRecord record)
    {
        if (record.Kind == TokenKind.Refresh)
        {
            tokens.RemoveFamily(record.Family);
        }
        else
        {
            tokens.Remove(token);
        }
    }

    private Reply IntrospectToken(HttpContext http)
    {
        clients.RequireConfidential(http);
        var form = RequestContent.Of(http).ReadForm();
        var record = tokens.Find(Required(form, "token"), clock.GetUtcNow());
        return Reply.Ok(record is not null && directory.Find(record.IdentityId) is { } identity
            ? Describe(record, identity, form.GetValueOrDefault("include").ToString().Split(','))
            : new JsonObject { ["active"] = false });
    }

    private static JsonObject Describe(TokenRecord record, Identity identity, string[] include)
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
            ["aud"] = new JsonArray(KnownScopes.ResourceServer(record.Scopes[0]), record.ClientId),
            ["iss"] = "https://auth.globus.org",
            ["dependent_tokens_cache_id"] = $"{record.ClientId}:{record.IdentityId:D}",
        };
        if (include.Contains("identity_set"))
        {
            document["identity_set"] = new JsonArray(identity.Id.ToString("D"));
        }

        if (include.Contains("identity_set_detail"))
        {
            document["identity_set_detail"] = new JsonArray(IdentityDocuments.OfDirectory(identity));
        }

        if (include.Contains("session_info"))
        {
            document["session_info"] = new JsonObject { ["authentications"] = new JsonObject() };
        }

        return document;
    }

    private Reply GetUserInfo(HttpContext http)
    {
        var caller = bearer.Find(http) ?? throw AuthException.Unauthenticated();
        return caller.HasScope("openid")
            ? Reply.Ok(IdentityDocuments.OfUser(caller.Identity, directory.SetOf(caller.Identity), caller.Token.Scopes))
            : throw AuthException.Forbidden("The token has no scope openid.");
    }

    private Reply GetIdentities(HttpContext http)
    {
        _ = bearer.Find(http) ?? throw AuthException.Unauthenticated();
        var ids = Listed(http.Request.Query["ids"]);
        var usernames = Listed(http.Request.Query["usernames"]);
        if ((ids.Length == 0) == (usernames.Length == 0))
        {
            throw AuthException.InvalidRequest("Give either ids or usernames.");
        }

        var found = ids.Select(id => Guid.TryParse(id, out var parsed) ? directory.Find(parsed) : throw AuthException.InvalidRequest($"'{id}' is not a UUID."))
            .Concat(usernames.Select(directory.FindByUsername))
            .OfType<Identity>();
        return Reply.Ok(new JsonObject { ["identities"] = new JsonArray([.. found.Select(IdentityDocuments.OfDirectory)]) });
    }

    private static string[] Listed(StringValues values) =>
        values.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Required(Dictionary<string, StringValues> form, string name) =>
        form.GetValueOrDefault(name).ToString() is { Length: > 0 } value ? value : throw AuthException.InvalidRequest($"The parameter {name} is missing.");
}
