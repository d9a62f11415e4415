using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;
using Microsoft.Extensions.Primitives;

namespace Globus.Automate.Emulator.Actions;

/// <summary>
/// The action provider interface for each of the emulator's own providers, under both sets of routes in use.
/// </summary>
internal sealed class ActionEndpoints(
    ProviderDirectory directory,
    ActionService service,
    BearerAuthentication bearer,
    ActionWorker worker,
    EmulatorClock clock
)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var provider in directory.All)
        {
            Map(routes.MapGroup($"/actions/{provider.Name}"), provider);
        }

        routes.Map("/actions/{**rest}", http => throw UnknownRoute((string?)http.Request.RouteValues["rest"] ?? ""));
    }

    private void Map(RouteGroupBuilder routes, IActionProvider provider)
    {
        routes.Route("GET", "", http => Describe(http, provider));
        routes.Route("OPTIONS", "", _ => new JsonResponse(StatusCodes.Status204NoContent, Body: null));
        routes.RouteAsync("POST", "run", http => RunAsync(http, provider));
        routes.RouteAsync("POST", "actions", http => RunAsync(http, provider));
        routes.Route("GET", "actions", http => List(http, provider));
        routes.RouteAsync("GET", "{id}/status", http => GetStatusAsync(http, provider));
        routes.RouteAsync("GET", "actions/{id}", http => GetStatusAsync(http, provider));
        routes.Route("POST", "{id}/release", http => Release(http, provider));
        routes.Route("DELETE", "actions/{id}", http => Release(http, provider));
        foreach (var action in (string[])["{id}", "actions/{id}"])
        {
            routes.Route("POST", $"{action}/cancel", http => Cancel(http, provider));
            routes.Route("POST", $"{action}/resume", http => Resume(http, provider));
            if (provider.Description.KeepsLog)
            {
                routes.Route("GET", $"{action}/log", http => GetLog(http, provider));
            }
        }
    }

    private static JsonResponse Describe(HttpContext http, IActionProvider provider)
    {
        http.Response.Headers.AccessControlAllowOrigin = "*";
        return JsonResponse.Ok(provider.Description.ToJson());
    }

    private async Task<JsonResponse> RunAsync(HttpContext http, IActionProvider provider)
    {
        var caller = RequireCaller(http, provider);
        var (started, isNew) = service.Run(
            provider,
            ActionRequestReader.Read(http),
            new ActionCaller(caller.Urn, caller.Token.ClientId, ViaScope: null)
        );
        var action = await WaitForResponseAsync(provider, started, http.RequestAborted).ConfigureAwait(false);
        return isNew ? JsonResponse.Accepted(action.ToJson()) : JsonResponse.Ok(action.ToJson());
    }

    private async Task<JsonResponse> GetStatusAsync(HttpContext http, IActionProvider provider)
    {
        var found = FindMonitored(http, provider);
        var action = await WaitForResponseAsync(provider, service.Get(provider, found.ActionId), http.RequestAborted)
            .ConfigureAwait(false);
        return JsonResponse.Ok(action.ToJson());
    }

    /// <summary>Returns the action when its provider responds. The task may never complete.</summary>
    private async Task<ActionRecord> WaitForResponseAsync(
        IActionProvider provider,
        ActionRecord action,
        CancellationToken cancellationToken
    )
    {
        if (provider.Description.IsSynchronous)
        {
            await worker.WhenDoneAsync(action.ActionId).WaitAsync(cancellationToken).ConfigureAwait(false);
            action = service.Get(provider, action.ActionId);
        }

        while (action.Progress.IsUnresponsive)
        {
            await clock
                .WaitUntilAsync(action.Progress.ChangesAt ?? DateTimeOffset.MaxValue, cancellationToken)
                .ConfigureAwait(false);
            action = service.Get(provider, action.ActionId);
        }

        return action;
    }

    private JsonResponse GetLog(HttpContext http, IActionProvider provider)
    {
        var action = FindMonitored(http, provider);
        return JsonResponse.Ok(
            service.ReadLog(provider, action.ActionId, ActionLogQuery.Read(http.Request.Query)).ToJson()
        );
    }

    private JsonResponse Cancel(HttpContext http, IActionProvider provider)
    {
        var (action, caller) = FindManaged(http, provider);
        return JsonResponse.Ok(service.Cancel(provider, action.ActionId, caller.Urn).ToJson());
    }

    private JsonResponse Resume(HttpContext http, IActionProvider provider)
    {
        var (action, caller) = FindManaged(http, provider);
        return JsonResponse.Ok(service.Resume(provider, action.ActionId, caller.Token.ClientId).ToJson());
    }

    private JsonResponse Release(HttpContext http, IActionProvider provider)
    {
        var (action, _) = FindManaged(http, provider);
        return JsonResponse.Ok(service.Release(provider, action.ActionId).ToJson());
    }

    private JsonResponse List(HttpContext http, IActionProvider provider)
    {
        var caller = RequireCaller(http, provider);
        var statuses = KnownValues(
            http.Request.Query["status"],
            ["active", "inactive", "succeeded", "failed"],
            otherwise: "active"
        );
        var roles = KnownValues(
            http.Request.Query["roles"],
            ["creator_id", "monitor_by", "manage_by"],
            otherwise: "creator_id"
        );
        var found = service
            .List(provider)
            .Where(action =>
                statuses.Contains(action.Progress.Status.ToString().ToLowerInvariant())
                && (
                    (roles.Contains("creator_id") && action.CreatorId == caller.Urn)
                    || (roles.Contains("monitor_by") && caller.IsAmong(action.MonitorBy))
                    || (roles.Contains("manage_by") && caller.IsAmong(action.ManageBy))
                )
            );
        return JsonResponse.Ok(new JsonArray([.. found.Select(action => action.ToJson())]));
    }

    /// <summary>Ignores unknown words; if none is left, the default applies.</summary>
    private static List<string> KnownValues(StringValues values, IReadOnlyList<string> known, string otherwise)
    {
        var words = values
            .ToString()
            .Split(',', StringSplitOptions.TrimEntries)
            .Select(word => word.ToLowerInvariant())
            .Where(known.Contains)
            .ToList();
        return words.Count == 0 ? [otherwise] : words;
    }

    private ActionException UnknownRoute(string path) =>
        HostedPaths.IsHost(path.Split('/')[0])
            ? new ActionException(
                StatusCodes.Status404NotFound,
                "ActionProviderNotFound",
                (string)HostedProviders.CreateError($"https://{path}")["description"]!
            )
            : UnknownPath(path);

    private ActionException UnknownPath(string path) =>
        directory.All.FirstOrDefault(provider => path.StartsWith(provider.Name + "/", StringComparison.Ordinal))
            is { } known
            ? new ActionException(
                StatusCodes.Status404NotFound,
                "NotFound",
                $"The action provider {known.Name} does not have this route."
            )
            : new ActionException(
                StatusCodes.Status404NotFound,
                "ActionProviderNotFound",
                $"The action provider '{path}' does not exist in the emulator. Existing providers: "
                    + $"{string.Join(", ", directory.All.Select(provider => provider.Name))}."
            );

    private Caller RequireCaller(HttpContext http, IActionProvider provider) =>
        bearer.Find(http) is { } caller && caller.HasScope(provider.Description.Scope)
            ? caller
            : throw ActionException.Unauthorized();

    private ActionRecord FindMonitored(HttpContext http, IActionProvider provider)
    {
        var (action, caller) = Find(http, provider);
        return IsAmong(caller, action.CreatorId, [.. action.MonitorBy, .. action.ManageBy])
            ? action
            : throw ActionException.Unauthorized();
    }

    private (ActionRecord Action, Caller Caller) FindManaged(HttpContext http, IActionProvider provider)
    {
        var found = Find(http, provider);
        return IsAmong(found.Caller, found.Action.CreatorId, found.Action.ManageBy)
            ? found
            : throw ActionException.Unauthorized();
    }

    private (ActionRecord Action, Caller Caller) Find(HttpContext http, IActionProvider provider)
    {
        var caller = RequireCaller(http, provider);
        return (service.Find(provider, (string)http.Request.RouteValues["id"]!), caller);
    }

    private static bool IsAmong(Caller caller, string creator, IReadOnlyList<string> principals) =>
        caller.Urn == creator || caller.IsAmong(principals);
}
