using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Flows;
using Globus.Automate.Emulator.Flows.Definitions;
using Globus.Automate.Emulator.Http;
using Microsoft.Extensions.Primitives;

namespace Globus.Automate.Emulator.Actions;

/// <summary>The action provider interface for each of the emulator's own providers, under both sets of routes in use.</summary>
internal sealed class ActionEndpoints(ProviderDirectory directory, ActionService service, BearerAuthentication bearer)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Route("GET", "/actions/{provider}", Describe);
        routes.Route("OPTIONS", "/actions/{provider}", _ => new Reply(StatusCodes.Status204NoContent, Body: null));
        routes.Route("POST", "/actions/{provider}/run", Run);
        routes.Route("POST", "/actions/{provider}/actions", Run);
        routes.Route("GET", "/actions/{provider}/actions", List);
        routes.Route("GET", "/actions/{provider}/{id}/status", GetStatus);
        routes.Route("GET", "/actions/{provider}/actions/{id}", GetStatus);
        routes.Route("POST", "/actions/{provider}/{id}/release", Release);
        routes.Route("DELETE", "/actions/{provider}/actions/{id}", Release);
        foreach (var action in (string[])["{id}", "actions/{id}"])
        {
            routes.Route("POST", $"/actions/{{provider}}/{action}/cancel", Cancel);
            routes.Route("POST", $"/actions/{{provider}}/{action}/resume", Resume);
        }
    }

    private Reply Describe(HttpContext http)
    {
        http.Response.Headers.AccessControlAllowOrigin = "*";
        return Reply.Ok(Require(http).Describe());
    }

    private Reply Run(HttpContext http)
    {
        var provider = Require(http);
        var caller = RequireCaller(http, provider);
        var (action, isNew) = service.Run(provider, ReadRequest(http), new ActionCaller(caller.Urn, caller.Token.ClientId, ViaScope: null));
        return isNew ? Reply.Accepted(action.ToJson()) : Reply.Ok(action.ToJson());
    }

    private Reply GetStatus(HttpContext http)
    {
        var (provider, action, caller) = Find(http);
        return Reply.Ok(IsAmong(caller, action.CreatorId, [.. action.MonitorBy, .. action.ManageBy])
            ? service.Get(provider, action.ActionId).ToJson()
            : throw ActionException.Unauthorized());
    }

    private Reply Cancel(HttpContext http)
    {
        var (provider, action, caller) = FindManaged(http);
        return Reply.Ok(service.Cancel(provider, action.ActionId, caller.Urn).ToJson());
    }

    private Reply Resume(HttpContext http)
    {
        var (provider, action, caller) = FindManaged(http);
        return Reply.Ok(service.Resume(provider, action.ActionId, caller.Token.ClientId).ToJson());
    }

    private Reply Release(HttpContext http)
    {
        var (provider, action, _) = FindManaged(http);
        return Reply.Ok(service.Release(provider, action.ActionId).ToJson());
    }

    private Reply List(HttpContext http)
    {
        var provider = Require(http);
        var caller = RequireCaller(http, provider);
        var statuses = Words(http.Request.Query["status"], ["active", "inactive", "succeeded", "failed"], otherwise: "active");
        var roles = Words(http.Request.Query["roles"], ["creator_id", "monitor_by", "manage_by"], otherwise: "creator_id");
        var found = service.List(provider).Where(action =>
            statuses.Contains(action.Progress.Status.ToString().ToLowerInvariant())
            && ((roles.Contains("creator_id") && action.CreatorId == caller.Urn)
                || (roles.Contains("monitor_by") && action.MonitorBy.Contains(caller.Urn))
                || (roles.Contains("manage_by") && action.ManageBy.Contains(caller.Urn))));
        return Reply.Ok(new JsonArray([.. found.Select(action => action.ToJson())]));
    }

    /// <summary>Unknown words are dropped; where none is left, the default counts.</summary>
    private static List<string> Words(StringValues values, IReadOnlyList<string> known, string otherwise)
    {
        var words = values.ToString().Split(',', StringSplitOptions.TrimEntries).Select(word => word.ToLowerInvariant()).Where(known.Contains).ToList();
        return words.Count == 0 ? [otherwise] : words;
    }

    private IActionProvider Require(HttpContext http)
    {
        var name = (string?)http.Request.RouteValues["provider"] ?? "";
        return directory.FindByName(name) ?? throw new ActionException(
            StatusCodes.Status404NotFound, "ActionProviderNotFound",
            $"The emulator has no action provider '{name}'. It has: {string.Join(", ", directory.All.Select(provider => provider.Name))}.");
    }

    private Caller RequireCaller(HttpContext http, IActionProvider provider) =>
        bearer.Find(http) is { } caller && caller.HasScope(provider.Scope) ? caller : throw ActionException.Unauthorized();

    private (IActionProvider Provider, ActionRecord Action, Caller Caller) Find(HttpContext http)
    {
        var provider = Require(http);
        var caller = RequireCaller(http, provider);
        return (provider, service.Get(provider, (string)http.Request.RouteValues["id"]!), caller);
    }

    private (IActionProvider Provider, ActionRecord Action, Caller Caller) FindManaged(HttpContext http)
    {
        var found = Find(http);
        return IsAmong(found.Caller, found.Action.CreatorId, found.Action.ManageBy) ? found : throw ActionException.Unauthorized();
    }

    private static bool IsAmong(Caller caller, string creator, IReadOnlyList<string> principals) =>
        caller.Urn == creator || principals.Contains(caller.Urn);

    private static ActionRequest ReadRequest(HttpContext http)
    {
        var problems = new List<Problem>();
        var reader = new MemberReader(ReadBody(http), [], problems);
        var requestId = reader.RequiredText("request_id");
        var body = reader.RequiredObject("body");
        var request = new ActionRequest(
            requestId ?? "", body ?? [], reader.OptionalText("label"), Principals.Read(reader, "manage_by", "ManageBy") ?? [],
            Principals.Read(reader, "monitor_by", "MonitorBy") ?? [], reader.OptionalText("release_after"));
        return problems.Count == 0
            ? request
            : throw ActionException.Invalid(string.Join("; ", problems.Select(problem => $"Field '{string.Join('.', problem.Location)}': {problem.Message}")));
    }

    private static JsonObject ReadBody(HttpContext http)
    {
        try
        {
            return RequestContent.Of(http).ReadObject() ?? throw ActionException.Invalid("Field '__root__': value is not a valid dict");
        }
        catch (JsonException)
        {
            throw ActionException.Malformed();
        }
    }
}
