using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;
using Microsoft.Extensions.Primitives;

namespace Globus.Automate.Emulator.Auth;

/// <summary>The routes of Globus Auth for user information, identities and consents.</summary>
internal sealed class IdentityEndpoints(BearerAuthentication bearer, IdentityDirectory directory, ConsentStore consents)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Route("GET", "/v2/oauth2/userinfo", GetUserInfo);
        routes.Route("POST", "/v2/oauth2/userinfo", GetUserInfo);
        routes.Route("GET", "/v2/api/identities", GetIdentities);
        routes.Route("GET", "/v2/api/identities/{id}/consents", GetConsents);
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
        _ = bearer.Find(http) ?? throw AuthException.Unauthenticated();
        var ids = SplitList(http.Request.Query["ids"]);
        var usernames = SplitList(http.Request.Query["usernames"]);
        if ((ids.Length == 0) == (usernames.Length == 0))
        {
            throw AuthException.InvalidRequest("Specify either ids or usernames.");
        }

        var found = ids.Select(id =>
                Guid.TryParse(id, out var parsed)
                    ? directory.Find(parsed)
                    : throw AuthException.InvalidRequest($"'{id}' is not a UUID.")
            )
            .Concat(usernames.Select(directory.FindByUsername))
            .OfType<Identity>();
        return JsonResponse.Ok(
            new JsonObject { ["identities"] = new JsonArray([.. found.Select(IdentityDocuments.OfDirectory)]) }
        );
    }

    /// <summary>
    /// The caller's consents: those of the requesting client, or with <c>all=true</c> of every client.
    /// </summary>
    private JsonResponse GetConsents(HttpContext http)
    {
        var caller = bearer.Find(http) ?? throw AuthException.Unauthenticated();
        var wantsAll = http.Request.Query["all"].ToString().Equals("true", StringComparison.OrdinalIgnoreCase);
        if (
            !caller.Token.Scopes.Any(scope => KnownScopes.ResourceServer(scope) == KnownScopes.AuthResourceServer)
            || (wantsAll && !caller.HasScope(KnownScopes.ViewConsents))
        )
        {
            throw AuthException.Forbidden($"The token does not have the scope {KnownScopes.ViewConsents}.");
        }

        if (
            !Guid.TryParse((string?)http.Request.RouteValues["id"], out var id)
            || directory.SetOf(caller.Identity).All(identity => identity.Id != id)
        )
        {
            throw AuthException.Forbidden("Only the owner of consents can view them.");
        }

        var all = consents.List(caller.Identity.Id);
        return JsonResponse.Ok(
            new ConsentDocuments(all).ToJson(
                all.Where(consent => wantsAll || consent.ClientId == caller.Token.ClientId)
            )
        );
    }

    private static string[] SplitList(StringValues values) =>
        values.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
