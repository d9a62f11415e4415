using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Control;

/// <summary>Adds scopes of providers and other resource servers, under <c>/_emulator/scopes</c>.</summary>
internal sealed class ScopeControlEndpoints(ScopeStore scopes)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Route("GET", "/_emulator/scopes", _ => JsonResponse.Ok(Show()));
        routes.Route("POST", "/_emulator/scopes", Add);
    }

    /// <summary>
    /// Members: <c>scope</c>; optional <c>resource_server</c>, which is otherwise the part of the scope that names it.
    /// A scope that was added before is replaced.
    /// </summary>
    private JsonResponse Add(HttpContext http)
    {
        var body = ControlRequest.Body(http);
        ControlRequest.AllowOnly(body, "scope", "resource_server");
        var name = ControlRequest.Text(body, "scope") ?? throw new ControlException("'scope' is missing.");
        ThrowUnlessUsable(name);
        var server = ControlRequest.Text(body, "resource_server") ?? KnownScopes.ResourceServer(name);
        if (server.Length == 0)
        {
            throw new ControlException("'resource_server' is empty.");
        }

        scopes.Save(new ServiceScope(name, server));
        return JsonResponse.Created(Describe(name, server));
    }

    /// <exception cref="ControlException">The scope is malformed, or it is a scope of Globus.</exception>
    public static void ThrowUnlessUsable(string scope)
    {
        if (!KnownScopes.IsWellFormed(scope))
        {
            throw new ControlException(
                $"'{scope}' is not a scope. Expected https://auth.globus.org/scopes/ID/NAME or "
                    + "urn:globus:auth:scope:RESOURCE_SERVER:NAME."
            );
        }

        if (KnownScopes.IsFixed(scope) || KnownScopes.FlowOf(scope) is not null)
        {
            throw new ControlException($"The scope {scope} exists already or belongs to flows.");
        }
    }

    private JsonObject Show() =>
        new()
        {
            ["scopes"] = new JsonArray([.. scopes.List().Select(pair => (JsonNode)Describe(pair.Key, pair.Value))]),
        };

    private static JsonObject Describe(string name, string server) =>
        new() { ["scope"] = name, ["resource_server"] = server };
}
