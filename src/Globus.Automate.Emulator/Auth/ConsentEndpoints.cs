using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Auth;

/// <summary>The route of Globus Auth that lists the consents of the caller.</summary>
internal sealed class ConsentEndpoints(BearerAuthentication bearer, IdentityDirectory directory, ConsentStore consents)
{
    public void Map(IEndpointRouteBuilder routes) =>
        routes.Route("GET", "/v2/api/identities/{id}/consents", GetConsents);

    /// <summary>
    /// The caller's consents: those of the requesting client, or with <c>all=true</c> of every client.
    /// </summary>
    private JsonResponse GetConsents(HttpContext http)
    {
        var caller = bearer.Find(http) ?? throw AuthException.Unauthenticated();
        var wantsAll = AuthQuery.Flag(http, "all");
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
}
