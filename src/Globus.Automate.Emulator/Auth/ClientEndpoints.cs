using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Auth;

/// <summary>
/// Routes for programs such as the Globus CLI, which create a client from a template before the sign-in and delete it
/// at the end.
/// </summary>
internal sealed class ClientEndpoints(
    AccountStore accounts,
    TokenStore tokens,
    ClientAuthentication authentication,
    Database database
)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Route("POST", "/v2/api/clients", Create);
        routes.Route("DELETE", "/v2/api/clients/{client_id}", Delete);
    }

    private JsonResponse Create(HttpContext http)
    {
        if (ReadClient(http) is not { } request || !Guid.TryParse(request["template_id"]?.ToString(), out var template))
        {
            throw AuthException.NotImplemented(
                $"The emulator does not implement {http.Request.Method} {http.Request.Path} without a template_id."
            );
        }

        if (
            request["name"] is not JsonValue name
            || name.GetValueKind() != JsonValueKind.String
            || name.GetValue<string>().Length == 0
        )
        {
            throw AuthException.InvalidRequest("The client requires a name.");
        }

        var secret = SecretText.Create();
        var client = new Client(Guid.NewGuid(), secret, name.GetValue<string>()) { TemplateId = template };
        accounts.Add(client);
        return JsonResponse.Created(
            new JsonObject
            {
                ["client"] = Describe(client),
                ["included"] = new JsonObject
                {
                    ["client_credential"] = new JsonObject
                    {
                        ["name"] = "Created with the client",
                        ["id"] = Guid.NewGuid().ToString("D"),
                        ["client"] = client.Id.ToString("D"),
                        ["secret"] = secret,
                    },
                },
            }
        );
    }

    /// <summary>An added client can delete itself. Development clients cannot be deleted.</summary>
    private JsonResponse Delete(HttpContext http)
    {
        var client = authentication.RequireConfidential(http);
        var isItself = Guid.TryParse(http.Request.RouteValues["client_id"]?.ToString(), out var id) && id == client.Id;
        if (!isItself || DevelopmentAccounts.AllClients.Contains(client))
        {
            throw AuthException.Forbidden("A client can delete only itself. Development clients cannot be deleted.");
        }

        database.Write(() =>
        {
            tokens.RemoveOf(client.Id);
            accounts.RemoveClient(client.Id);
        });
        return JsonResponse.Ok(new JsonObject { ["client"] = Describe(client) });
    }

    private static JsonObject? ReadClient(HttpContext http)
    {
        try
        {
            return RequestContent.Of(http).ReadObject()?["client"] as JsonObject;
        }
        catch (JsonException)
        {
            throw AuthException.InvalidRequest("The body is not JSON.");
        }
    }

    private static JsonObject Describe(Client client) =>
        new()
        {
            ["id"] = client.Id.ToString("D"),
            ["name"] = client.Name,
            ["fqdns"] = new JsonArray(),
            ["scopes"] = new JsonArray(),
            ["redirect_uris"] = JsonText.ToArray(client.RedirectUris),
            ["public_client"] = client.IsNative,
            ["client_type"] = "confidential_client",
            ["grant_types"] = JsonText.ToArray(["authorization_code", "client_credentials", "refresh_token"]),
            ["visibility"] = "private",
            ["parent_client"] = client.TemplateId?.ToString("D"),
            ["project"] = null,
            ["required_idp"] = null,
            ["preselect_idp"] = null,
            ["prompt_for_named_grant"] = false,
            ["userinfo_from_effective_identity"] = true,
            ["links"] = new JsonObject { ["privacy_policy"] = null, ["terms_and_conditions"] = null },
        };
}
