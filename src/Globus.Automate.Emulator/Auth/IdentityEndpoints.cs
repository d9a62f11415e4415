using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Auth;

/// <summary>The routes of Globus Auth for user information, identities and identity providers.</summary>
internal sealed class IdentityEndpoints(
    BearerAuthentication bearer,
    ClientAuthentication clients,
    IdentityDirectory directory
)
{
    private const string IdentityProvider = "identity_provider";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Route("GET", "/v2/oauth2/userinfo", GetUserInfo);
        routes.Route("POST", "/v2/oauth2/userinfo", GetUserInfo);
        routes.Route("GET", "/v2/api/identities", GetIdentities);
        routes.Route("GET", "/v2/api/identities/{id}", GetIdentity);
        routes.Route("GET", "/v2/api/identity_providers", GetProviders);
    }

    private JsonResponse GetUserInfo(HttpContext http)
    {
        var caller = bearer.Find(http) ?? throw AuthException.Unauthenticated();
        return caller.HasScope("openid")
            ? JsonResponse.Ok(
                IdentityDocuments.OfUser(caller.Identity, directory.SetOf(caller.Identity), caller.Token.Scopes)
            )
            : throw AuthException.Forbidden("The token does not have the scope openid.");
    }

    private JsonResponse GetIdentities(HttpContext http)
    {
        RequireCaller(http);
        var ids = AuthQuery.Ids(http, "ids");
        var usernames = AuthQuery.List(http, "usernames");
        if ((ids.Count == 0) == (usernames.Length == 0))
        {
            throw AuthException.InvalidRequest("Specify either ids or usernames.");
        }

        var document = new JsonObject
        {
            ["identities"] = new JsonArray([
                .. ids.Select(directory.Find)
                    .Concat(FindByUsernames(usernames, provision: AuthQuery.Flag(http, "provision")))
                    .OfType<Identity>()
                    .Select(IdentityDocuments.OfDirectory),
            ]),
        };
        Include(http, document);
        return JsonResponse.Ok(document);
    }

    private JsonResponse GetIdentity(HttpContext http)
    {
        RequireCaller(http);
        var text = http.Request.RouteValues["id"]?.ToString();
        var identity = (Guid.TryParse(text, out var id) ? directory.Find(id) : null)
            ?? throw AuthException.NotFound($"The identity '{text}' does not exist.");
        var document = new JsonObject { ["identity"] = IdentityDocuments.OfDirectory(identity) };
        Include(http, document);
        return JsonResponse.Ok(document);
    }

    /// <summary>The only identity provider is the emulator, which has the domains of all users.</summary>
    private JsonResponse GetProviders(HttpContext http)
    {
        RequireCaller(http);
        var ids = AuthQuery.Ids(http, "ids");
        var domains = AuthQuery.List(http, "domains");
        if ((ids.Count == 0) == (domains.Length == 0))
        {
            throw AuthException.InvalidRequest("Specify either ids or domains.");
        }

        var known = directory.Domains;
        var isNamed =
            ids.Any(id => id.ToString("D") == IdentityDocuments.Provider)
            || domains.Intersect(known, StringComparer.OrdinalIgnoreCase).Any();
        var providers = isNamed ? new JsonArray(IdentityDocuments.OfProvider(known)) : [];
        return JsonResponse.Ok(new JsonObject { ["identity_providers"] = providers });
    }

    /// <summary>These routes accept the credentials of a confidential client instead of a token.</summary>
    private void RequireCaller(HttpContext http)
    {
        if (bearer.Find(http) is null && !clients.HasCredentials(http))
        {
            throw AuthException.Unauthenticated();
        }
    }

    private IEnumerable<Identity?> FindByUsernames(IReadOnlyList<string> usernames, bool provision) =>
        usernames.Select(username =>
            directory.FindByUsername(username)
            ?? (
                provision
                    ? throw AuthException.NotImplemented(
                        $"The emulator cannot provision the identity '{username}'. Add it with POST "
                            + "/_emulator/identities."
                    )
                    : null
            )
        );

    /// <exception cref="AuthException">The request includes something other than the identity provider.</exception>
    private void Include(HttpContext http, JsonObject document)
    {
        var names = AuthQuery.List(http, "include");
        if (names.FirstOrDefault(name => name != IdentityProvider) is { } unknown)
        {
            throw AuthException.InvalidRequest(
                $"The parameter include does not support '{unknown}'. Supported value: {IdentityProvider}."
            );
        }

        if (names.Length > 0)
        {
            document["included"] = new JsonObject
            {
                ["identity_providers"] = new JsonArray(IdentityDocuments.OfProvider(directory.Domains)),
            };
        }
    }
}
