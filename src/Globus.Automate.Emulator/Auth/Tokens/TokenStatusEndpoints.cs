using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Auth.Tokens;

/// <summary>The routes of Globus Auth that revoke, introspect and validate tokens.</summary>
internal sealed class TokenStatusEndpoints(
    ClientAuthentication clients,
    ClientDirectory directory,
    TokenStore tokens,
    TokenIntrospection introspection,
    TimeProvider clock
)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Route("POST", "/v2/oauth2/token/revoke", RevokeToken);
        routes.Route("POST", "/v2/oauth2/token/introspect", IntrospectToken);
        routes.Route("POST", "/v2/oauth2/token/validate", ValidateToken);
    }

    private JsonResponse RevokeToken(HttpContext http)
    {
        var form = AuthForm.Read(http);
        var token = AuthForm.Required(form, "token");
        var client = clients.Require(http, form);
        if (tokens.FindUsed(token, clock.GetUtcNow()) is { } record && MayRevoke(client, record))
        {
            Revoke(token, record);
        }

        return JsonResponse.Ok(new JsonObject { ["active"] = false });
    }

    /// <summary>A client, and the native application from which it was created.</summary>
    private bool MayRevoke(Client client, TokenRecord record) =>
        record.ClientId == client.Id.ToString("D") || directory.Find(record.ClientId)?.TemplateId == client.Id;

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
