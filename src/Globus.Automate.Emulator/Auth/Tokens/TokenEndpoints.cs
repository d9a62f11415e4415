using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Auth.Tokens;

/// <summary>The routes of Globus Auth that issue, revoke and introspect tokens.</summary>
internal sealed class TokenEndpoints(
    ClientAuthentication clients,
    TokenService service,
    CodeGrant codes,
    ScopeValidator scopes,
    TokenStore tokens,
    TokenIntrospection introspection,
    TimeProvider clock
)
{
    private const string DependentGrant = "urn:globus:auth:grant_type:dependent_token";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Route("POST", "/v2/oauth2/token", IssueToken);
        routes.Route("POST", "/v2/oauth2/token/revoke", RevokeToken);
        routes.Route("POST", "/v2/oauth2/token/introspect", IntrospectToken);
        routes.Route("POST", "/v2/oauth2/token/validate", ValidateToken);
    }

    private JsonResponse IssueToken(HttpContext http)
    {
        var form = AuthForm.Read(http);
        var grant = AuthForm.Required(form, "grant_type");
        var client = clients.Require(http, form);
        return JsonResponse.Ok(
            grant switch
            {
                "authorization_code" => codes.Exchange(client, AuthForm.Required(form, "code"), form),
                "refresh_token" => service.Refresh(client, AuthForm.Required(form, "refresh_token")),
                "client_credentials" => service.GrantToClient(
                    RequireConfidential(client, grant),
                    scopes.Read(AuthForm.Required(form, "scope"))
                ),
                DependentGrant => service.IssueDependentTokens(
                    RequireConfidential(client, grant),
                    AuthForm.Required(form, "token"),
                    form.ContainsKey("scope") ? scopes.Read(AuthForm.Required(form, "scope")) : null,
                    form.GetValueOrDefault("access_type") == "offline" ? AccessType.Offline : AccessType.Online
                ),
                _ => throw AuthException.UnsupportedGrant(grant),
            }
        );
    }

    private static Client RequireConfidential(Client client, string grant) =>
        client.IsNative
            ? throw AuthException.UnauthorizedClient($"A native application cannot use the grant type {grant}.")
            : client;

    private JsonResponse RevokeToken(HttpContext http)
    {
        var form = AuthForm.Read(http);
        var token = AuthForm.Required(form, "token");
        var client = clients.Require(http, form);
        if (tokens.FindUsed(token, clock.GetUtcNow()) is { } record && record.ClientId == client.Id.ToString("D"))
        {
            Revoke(token, record);
        }

        return JsonResponse.Ok(new JsonObject { ["active"] = false });
    }

    /// <summary>Revoking a refresh token also revokes the tokens that were issued for it.</summary>
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

    private JsonResponse IntrospectToken(HttpContext http)
    {
        var client = clients.RequireConfidential(http);
        var form = AuthForm.Read(http);
        return JsonResponse.Ok(
            introspection.Of(
                client,
                AuthForm.Required(form, "token"),
                form.GetValueOrDefault("include").ToString().Split(',')
            )
        );
    }

    /// <summary>
    /// Whether a token of the client itself is valid; unlike introspection, native applications can use it.
    /// </summary>
    private JsonResponse ValidateToken(HttpContext http)
    {
        var form = AuthForm.Read(http);
        var token = AuthForm.Required(form, "token");
        var client = clients.Require(http, form);
        return JsonResponse.Ok(
            new JsonObject { ["active"] = tokens.Find(token, clock.GetUtcNow())?.ClientId == client.Id.ToString("D") }
        );
    }
}
