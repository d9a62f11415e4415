using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Flows;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Runs;

/// <summary>The Flows service under <c>/runs</c>, and the start of runs.</summary>
internal sealed class RunEndpoints(
    FlowsAuthorization authorization,
    FlowPolicies policies,
    FlowStore flows,
    RunStore runs,
    RunListStore lists,
    DefinitionStore definitions,
    RunStarter starter,
    RunOperations operations,
    RunDocument document,
    RunLog log,
    Database database
)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.RouteAsync("POST", "/flows/{flow_id}/run", StartAsync);
        routes.Route("POST", "/flows/{flow_id}/validate_run", ValidateStart);
        routes.RouteAsync("GET", "/runs", Reading(List));
        routes.RouteAsync("GET", "/runs/{run_id}", Reading(Get));
        routes.Route("PUT", "/runs/{run_id}", Update);
        routes.RouteAsync("GET", "/runs/{run_id}/log", Reading(GetLog));
        routes.RouteAsync("GET", "/runs/{run_id}/definition", Reading(GetDefinition));
        routes.Route("POST", "/runs/{run_id}/cancel", Cancel);
        routes.Route("POST", "/runs/{run_id}/resume", Resume);
        routes.Route("POST", "/runs/{run_id}/release", Release);
        MapOlder(routes);
    }

    /// <summary>The routes of a flow as an action provider, which older clients use.</summary>
    private void MapOlder(IEndpointRouteBuilder routes)
    {
        routes.Route("POST", "/flows/{flow_id}/run/dry-run", PreviewStart);
        routes.RouteAsync("GET", "/flows/{flow_id}/runs", Reading(List));
        routes.RouteAsync("GET", "/flows/{flow_id}/runs/{run_id}/log", Reading(GetLog));
        routes.RouteAsync("GET", "/flows/{flow_id}/{run_id}/status", Reading(Get));
        routes.RouteAsync("GET", "/flows/{flow_id}/{run_id}/log", Reading(GetLog));
        routes.Route("POST", "/flows/{flow_id}/{run_id}/cancel", Cancel);
        routes.Route("POST", "/flows/{flow_id}/{run_id}/resume", Resume);
        routes.Route("POST", "/flows/{flow_id}/{run_id}/release", Release);
    }

    private Func<HttpContext, Task<JsonResponse>> Reading(Func<HttpContext, JsonResponse> handler) =>
        http => database.RunAsync(Workload.Read, () => handler(http), http.RequestAborted);

    private async Task<JsonResponse> StartAsync(HttpContext http)
    {
        var (run, flow, caller) = Prepare(http);
        var started = await starter.StartAsync(run).ConfigureAwait(false);
        return JsonResponse.Created(RunDocument.Of(started, RunLog.Start(started), flow, caller));
    }

    private JsonResponse ValidateStart(HttpContext http)
    {
        Prepare(http);
        return JsonResponse.Ok(new JsonObject { ["message"] = "validation successful" });
    }

    /// <summary>Checks a start like its validation, and shows the run without starting it.</summary>
    private JsonResponse PreviewStart(HttpContext http)
    {
        var (run, flow, caller) = Prepare(http);
        return JsonResponse.Ok(RunDocument.Of(run with { RunId = Guid.Empty }, RunLog.Start(run), flow, caller));
    }

    private (RunRecord Run, FlowRecord Flow, Caller Caller) Prepare(HttpContext http)
    {
        var (flow, caller) = RequireStartable(http);
        return (starter.Prepare(flow, caller, FlowsRequest.Body(http)), flow, caller);
    }

    private (FlowRecord Flow, Caller Caller) RequireStartable(HttpContext http)
    {
        var flowId = FlowsRequest.Id(http, "flow_id", "Flow");
        authorization.RequireToken(http);
        var flow = flows.Find(flowId) ?? throw FlowsException.NotFound("Flow", flowId.ToString("D"));
        var caller = authorization.RequireFlowUser(http, flowId);
        FlowEndpoints.ThrowIfHidden(flow, caller);
        policies.ThrowIfUnsatisfied(flow, caller);
        return FlowAccess.Of(flow, caller).MayStart
            ? (flow, caller)
            : throw FlowsException.MissingPermission("flow", flow.FlowId, "RUN");
    }

    private JsonResponse List(HttpContext http)
    {
        Guid? flowId = http.Request.RouteValues.ContainsKey("flow_id")
            ? FlowsRequest.Id(http, "flow_id", "Flow")
            : null;
        var caller = RequireCaller(http, FlowsAuthorization.ViewRuns);
        var page = RunQuery.Apply(ListQuery.Read(http.Request), caller, flowId, lists);
        return JsonResponse.Ok(page.ToJson("runs", item => ShowInList(item, caller)));
    }

    private static JsonObject ShowInList(RunListItem item, Caller caller)
    {
        var shown = RunDocument.Of(item.Run, item.LastEntry, item.Flow, caller);
        if (item.IsHighAssurance)
        {
            shown["details"] = null;
        }

        return shown;
    }

    private JsonResponse Get(HttpContext http)
    {
        var (run, flow, caller) = Find(http, FlowsAuthorization.ViewRuns);
        var includesFlow = ListQuery.Flag(http.Request, "include_flow_description");
        var response = document.Of(run, flow, caller);
        if (flow is not null && includesFlow)
        {
            response["flow_description"] = FlowDocument.Describe(flow);
        }

        return JsonResponse.Ok(response);
    }

    private JsonResponse GetLog(HttpContext http)
    {
        var (run, _, _) = Find(http, FlowsAuthorization.ViewRuns);
        var query = ListQuery.Read(http.Request, sizeName: "limit", defaultSize: 10);
        return JsonResponse.Ok(RunLogPage.ToJson(RunLogPage.Read(log, run, query)));
    }

    private JsonResponse GetDefinition(HttpContext http)
    {
        var (run, flow, caller) = FindForDefinition(http);
        var (definition, inputSchema) = definitions.Get(run.DefinitionId);
        var shown = JsonText.Parse(definition);
        var seesAll = flow is null ? run.RunOwner == caller.Urn : FlowAccess.Of(flow, caller).MayAdminister;
        return JsonResponse.Ok(
            new JsonObject
            {
                ["flow_id"] = run.FlowId.ToString("D"),
                ["definition"] = seesAll ? shown : PrivateValues.WithoutPrivateParameters(shown),
                ["input_schema"] = JsonText.Parse(inputSchema),
            }
        );
    }

    private JsonResponse Update(HttpContext http)
    {
        var (run, flow, caller) = FindManaged(http);
        var problems = new List<Problem>();
        var reader = FlowsRequest.Reader(http, problems);
        var draft = RunDraft.Read(reader);
        reader.RejectUnknown();
        FlowsRequest.ThrowIfAny(problems);
        return JsonResponse.Ok(document.Of(operations.Update(run, draft.ApplyTo), flow, caller));
    }

    private JsonResponse Cancel(HttpContext http)
    {
        var (run, flow, caller) = FindManaged(http);
        return JsonResponse.Accepted(document.Of(operations.Cancel(run), flow, caller));
    }

    private JsonResponse Resume(HttpContext http)
    {
        authorization.RequireToken(http);
        var id = FlowsRequest.Id(http, "run_id", "Run");
        var flowId = runs.Find(id)?.FlowId ?? throw NotFound(id);
        var caller = authorization.RequireFlowUser(http, flowId);
        var (run, flow) = RequireVisible(id, caller);
        return RunAccess.Of(run, flow, caller).MayResume
            ? JsonResponse.Ok(document.Of(operations.Resume(run, caller.Token.Holder), flow, caller))
            : throw FlowsException.MissingPermission("run", run.RunId, "RESUME");
    }

    private JsonResponse Release(HttpContext http)
    {
        var (run, flow, caller) = FindManaged(http);
        JsonObject? last = null;
        operations.Release(run, current => last = document.Of(current, flow, caller));
        return JsonResponse.Ok(last!);
    }

    private (RunRecord Run, FlowRecord? Flow, Caller Caller) Find(HttpContext http, IReadOnlyList<string> scopes)
    {
        var caller = RequireCaller(http, scopes);
        var (run, flow) = RequireVisible(FlowsRequest.Id(http, "run_id", "Run"), caller);
        return (run, flow, caller);
    }

    /// <summary>Older clients read the definition of a run with the token of its flow.</summary>
    private (RunRecord Run, FlowRecord? Flow, Caller Caller) FindForDefinition(HttpContext http)
    {
        authorization.RequireToken(http);
        var id = FlowsRequest.Id(http, "run_id", "Run");
        IReadOnlyList<string> scopes = runs.Find(id) is { FlowId: var flowId }
            ? [.. FlowsAuthorization.ViewRuns, KnownScopes.OfFlow(flowId)]
            : FlowsAuthorization.ViewRuns;
        return Find(http, scopes);
    }

    private (RunRecord Run, FlowRecord? Flow, Caller Caller) FindManaged(HttpContext http)
    {
        var (run, flow, caller) = Find(http, FlowsAuthorization.ManageRuns);
        return RunAccess.Of(run, flow, caller).MayManage
            ? (run, flow, caller)
            : throw FlowsException.MissingPermission("run", run.RunId, "MANAGE");
    }

    /// <summary>
    /// On routes with the flow in the path, the flow is an action provider, and its own scope is valid.
    /// </summary>
    private Caller RequireCaller(HttpContext http, IReadOnlyList<string> scopes) =>
        http.Request.RouteValues.ContainsKey("flow_id")
            ? authorization.Require(http, [.. scopes, KnownScopes.OfFlow(FlowsRequest.Id(http, "flow_id", "Flow"))])
            : authorization.Require(http, scopes);

    /// <summary>
    /// The run and its flow if the caller can see the run; otherwise it does not exist for the caller.
    /// </summary>
    private (RunRecord Run, FlowRecord? Flow) RequireVisible(Guid id, Caller caller)
    {
        var run = runs.Find(id) ?? throw NotFound(id);
        var flow = flows.Find(run.FlowId);
        if (!RunAccess.Of(run, flow, caller).MayView)
        {
            throw NotFound(id);
        }

        policies.ThrowIfUnsatisfied(flow, caller);
        return (run, flow);
    }

    private static FlowsException NotFound(Guid id) => FlowsException.NotFound("Run", id.ToString("D"));
}
