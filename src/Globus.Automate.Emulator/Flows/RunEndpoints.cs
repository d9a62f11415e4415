using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Flows;

/// <summary>The Flows service under <c>/runs</c>, and the start of a run.</summary>
internal sealed class RunEndpoints(
    FlowsAuthorization authorization, FlowStore flows, RunStore runs, DefinitionStore definitions, RunStarter starter, RunOperations operations,
    RunDocument document)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Route("POST", "/flows/{flow_id}/run", Start);
        routes.Route("POST", "/flows/{flow_id}/validate_run", ValidateStart);
        routes.Route("GET", "/runs", List);
        routes.Route("GET", "/runs/{run_id}", Get);
        routes.Route("PUT", "/runs/{run_id}", Update);
        routes.Route("GET", "/runs/{run_id}/log", GetLog);
        routes.Route("GET", "/runs/{run_id}/definition", GetDefinition);
        routes.Route("POST", "/runs/{run_id}/cancel", Cancel);
        routes.Route("POST", "/runs/{run_id}/resume", Resume);
        routes.Route("POST", "/runs/{run_id}/release", Release);
        MapOlder(routes);
    }

    /// <summary>A flow as an action provider: the routes that older clients use.</summary>
    private void MapOlder(IEndpointRouteBuilder routes)
    {
        routes.Route("GET", "/flows/{flow_id}/runs", List);
        routes.Route("GET", "/flows/{flow_id}/runs/{run_id}/log", GetLog);
        routes.Route("GET", "/flows/{flow_id}/{run_id}/status", Get);
        routes.Route("GET", "/flows/{flow_id}/{run_id}/log", GetLog);
        routes.Route("POST", "/flows/{flow_id}/{run_id}/cancel", Cancel);
        routes.Route("POST", "/flows/{flow_id}/{run_id}/resume", Resume);
        routes.Route("POST", "/flows/{flow_id}/{run_id}/release", Release);
    }

    private Reply Start(HttpContext http)
    {
        var (run, flow, caller) = Prepare(http);
        starter.Start(run);
        return Reply.Created(document.Of(run, flow, caller));
    }

    private Reply ValidateStart(HttpContext http)
    {
        Prepare(http);
        return Reply.Ok(new JsonObject { ["message"] = "validation successful" });
    }

    private (RunRecord Run, FlowRecord Flow, Caller Caller) Prepare(HttpContext http)
    {
        var flowId = FlowsRequest.Id(http, "flow_id", "Flow");
        authorization.RequireToken(http);
        if (!flows.Exists(flowId))
        {
            throw FlowsException.NotFound("Flow", flowId.ToString("D"));
        }

        var caller = authorization.RequireFlowUser(http, flowId);
        var flow = FlowEndpoints.RequireVisible(flows, http, caller);
        authorization.Policies.ThrowIfUnsatisfied(flow, caller);
        return FlowAccess.Of(flow, caller).MayStart
            ? (starter.Prepare(flow, caller, FlowsRequest.Body(http)), flow, caller)
            : throw FlowsException.MissingPermission("flow", flow.FlowId, "RUN");
    }

    private Reply List(HttpContext http)
    {
        Guid? flowId = http.Request.RouteValues.ContainsKey("flow_id") ? FlowsRequest.Id(http, "flow_id", "Flow") : null;
        var caller = RequireCaller(http, FlowsAuthorization.ViewRuns);
        var page = RunQuery.Apply(ListQuery.Read(http.Request.Query), caller, flowId, runs);
        return Reply.Ok(page.ToJson("runs", run => ShowInList(run, caller)));
    }

    private JsonObject ShowInList(RunRecord run, Caller caller)
    {
        var flow = flows.Find(run.FlowId);
        var shown = document.Of(run, flow, caller);
        if (authorization.Policies.IsHighAssurance(flow))
        {
            shown["details"] = null;
        }

        return shown;
    }

    private Reply Get(HttpContext http)
    {
        var (run, flow, caller) = Find(http, FlowsAuthorization.ViewRuns);
        var answer = document.Of(run, flow, caller);
        if (flow is not null && http.Request.Query["include_flow_description"].ToString().Equals("true", StringComparison.OrdinalIgnoreCase))
        {
            answer["flow_description"] = FlowDocument.Describe(flow);
        }

        return Reply.Ok(answer);
    }

    private Reply GetLog(HttpContext http)
    {
        var (run, _, _) = Find(http, FlowsAuthorization.ViewRuns);
        var query = ListQuery.Read(http.Request.Query, sizeName: "limit", defaultSize: 10);
        return Reply.Ok(RunLogPage.ToJson(RunLogPage.Read(runs, run, query)));
    }

    private Reply GetDefinition(HttpContext http)
    {
        var (run, flow, caller) = Find(http, FlowsAuthorization.ViewRuns);
        var (definition, inputSchema) = definitions.Get(run.DefinitionId);
        var shown = JsonText.Parse(definition);
        var seesAll = flow is null ? run.RunOwner == caller.Urn : FlowAccess.Of(flow, caller).MayAdminister;
        return Reply.Ok(new JsonObject
        {
            ["flow_id"] = run.FlowId.ToString("D"),
            ["definition"] = seesAll ? shown : PrivateValues.WithoutPrivateParameters(shown),
            ["input_schema"] = JsonText.Parse(inputSchema),
        });
    }

    private Reply Update(HttpContext http)
    {
        var (run, flow, caller) = FindManaged(http);
        var problems = new List<Problem>();
        var reader = FlowsRequest.Members(http, problems);
        var draft = RunDraft.Read(reader);
        reader.RejectOthers();
        FlowsRequest.ThrowIfAny(problems);
        return Reply.Ok(document.Of(operations.Update(run, draft.ApplyTo), flow, caller));
    }

    private Reply Cancel(HttpContext http)
    {
        var (run, flow, caller) = FindManaged(http);
        return Reply.Accepted(document.Of(operations.Cancel(run), flow, caller));
    }

    private Reply Resume(HttpContext http)
    {
        authorization.RequireToken(http);
        var id = FlowsRequest.Id(http, "run_id", "Run");
        var flowId = runs.Find(id)?.FlowId ?? throw NotFound(id);
        var caller = authorization.RequireFlowUser(http, flowId);
        var (run, flow) = RequireVisible(id, caller);
        return RunAccess.Of(run, flow, caller).MayResume
            ? Reply.Ok(document.Of(operations.Resume(run, caller.Token.Holder), flow, caller))
            : throw FlowsException.MissingPermission("run", run.RunId, "RESUME");
    }

    private Reply Release(HttpContext http)
    {
        var (run, flow, caller) = FindManaged(http);
        JsonObject? last = null;
        operations.Release(run, current => last = document.Of(current, flow, caller));
        return Reply.Ok(last!);
    }

    private (RunRecord Run, FlowRecord? Flow, Caller Caller) Find(HttpContext http, IReadOnlyList<string> scopes)
    {
        var caller = RequireCaller(http, scopes);
        var (run, flow) = RequireVisible(FlowsRequest.Id(http, "run_id", "Run"), caller);
        return (run, flow, caller);
    }

    private (RunRecord Run, FlowRecord? Flow, Caller Caller) FindManaged(HttpContext http)
    {
        var (run, flow, caller) = Find(http, FlowsAuthorization.ManageRuns);
        return RunAccess.Of(run, flow, caller).MayManage ? (run, flow, caller) : throw FlowsException.MissingPermission("run", run.RunId, "MANAGE");
    }

    /// <summary>Where the flow is named in the path it acts as an action provider, for which its own scope is good.</summary>
    private Caller RequireCaller(HttpContext http, IReadOnlyList<string> scopes) => http.Request.RouteValues.ContainsKey("flow_id")
        ? authorization.Require(http, [.. scopes, KnownScopes.OfFlow(FlowsRequest.Id(http, "flow_id", "Flow"))])
        : authorization.Require(http, scopes);

    /// <summary>The run and its flow, if the caller may see the run; to others it does not exist.</summary>
    private (RunRecord Run, FlowRecord? Flow) RequireVisible(Guid id, Caller caller)
    {
        var run = runs.Find(id) ?? throw NotFound(id);
        var flow = flows.Find(run.FlowId);
        if (!RunAccess.Of(run, flow, caller).MayView)
        {
            throw NotFound(id);
        }

        authorization.Policies.ThrowIfUnsatisfied(flow, caller);
        return (run, flow);
    }

    private static FlowsException NotFound(Guid id) => FlowsException.NotFound("Run", id.ToString("D"));
}
