using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Auth.Tokens;

/// <summary>The route of Globus Auth that issues tokens.</summary>
internal sealed class TokenEndpoints(
    ClientAuthentication clients,
    TokenService service,
    RefreshGrant refresh,
    CodeGrant codes,
    ScopeValidator scopes
)
{
    private const string DependentGrant = "urn:globus:auth:grant_type:dependent_token";

    public void Map(IEndpointRouteBuilder routes) => routes.Route("POST", "/v2/oauth2/token", IssueToken);

    private JsonResponse IssueToken(HttpContext http)
    {
        var form = AuthForm.Read(http);
        var grant = AuthForm.Required(form, "grant_type");
        var client = clients.Require(http, form);
        return JsonResponse.Ok(
            grant switch
            {
                "authorization_code" => codes.Exchange(client, AuthForm.Required(form, "code"), form),
                "refresh_token" => refresh.Exchange(client, AuthForm.Required(form, "refresh_token")),
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
}
