using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Auth;

/// <summary>The part of the Groups service that lists the groups of the caller.</summary>
internal sealed class GroupEndpoints(BearerAuthentication bearer, IdentityDirectory directory, GroupStore groups)
{
    public void Map(IEndpointRouteBuilder routes) => routes.Route("GET", "/v2/groups/my_groups", List);

    private JsonResponse List(HttpContext http)
    {
        var caller = bearer.Find(http) ?? throw AuthException.Unauthenticated();
        if (caller.Token.Scopes.All(scope => KnownScopes.ResourceServer(scope) != KnownScopes.GroupsResourceServer))
        {
            throw AuthException.Forbidden("The token is not valid for Groups.");
        }

        var identities = directory.SetOf(caller.Identity);
        return JsonResponse.Ok(
            new JsonArray([.. groups.ListOf(identities).Select(group => Describe(group, identities))])
        );
    }

    private static JsonObject Describe(Group group, IReadOnlyList<Identity> identities) =>
        new()
        {
            ["id"] = group.Id.ToString("D"),
            ["name"] = group.Name,
            ["description"] = null,
            ["parent_id"] = null,
            ["group_type"] = "regular",
            ["enforce_session"] = false,
            ["session_limit"] = 28_800,
            ["my_memberships"] = new JsonArray([
                .. identities
                    .Where(identity => group.Members.Contains(identity.Id))
                    .Select(identity => new JsonObject
                    {
                        ["group_id"] = group.Id.ToString("D"),
                        ["identity_id"] = identity.Id.ToString("D"),
                        ["username"] = identity.Username,
                        ["role"] = "member",
                        ["status"] = "active",
                    }),
            ]),
        };
}
