using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Definitions.Compilation;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Flows;

/// <summary>The Flows service under <c>/flows</c>: creates, shows and changes flows.</summary>
internal sealed class FlowEndpoints(
    FlowsAuthorization authorization,
    FlowPolicies policies,
    FlowStore flows,
    FlowWriter writer,
    FlowValidator validator,
    ScopeResolver scopes,
    Database database,
    TimeProvider clock
)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.RouteAsync("POST", "/flows", CreateAsync);
        routes.RouteAsync("POST", "/flows/validate", ValidateAsync);
        routes.RouteAsync("POST", "/flows/dry-run", PreviewAsync);
        routes.Route("GET", "/flows", List);
        routes.Route("GET", "/flows/{flow_id}", Get);
        routes.RouteAsync("PUT", "/flows/{flow_id}", UpdateAsync);
        routes.Route("DELETE", "/flows/{flow_id}", Delete);
    }

    /// <exception cref="FlowsException">The flow does not exist, or the caller cannot see it.</exception>
    public static void ThrowIfHidden(FlowRecord flow, Caller caller)
    {
        if (!FlowAccess.Of(flow, caller).MayView)
        {
            throw NotFound(flow.FlowId);
        }
    }

    private async Task<JsonResponse> CreateAsync(HttpContext http)
    {
        var caller = authorization.Require(http, FlowsAuthorization.ManageFlows);
        var draft = await ReadAsync(http, ["title", "definition", "input_schema"]).ConfigureAwait(false);
        var flow = database.Write(() => writer.Add(draft, caller.Urn));
        return JsonResponse.Created(FlowDocument.Of(flow, caller, ServerAddress(http)));
    }

    /// <summary>An older route: checks a flow like its creation, and shows it without creating it.</summary>
    private async Task<JsonResponse> PreviewAsync(HttpContext http)
    {
        var caller = authorization.Require(http, FlowsAuthorization.ManageFlows);
        var draft = await ReadAsync(http, ["title", "definition", "input_schema"]).ConfigureAwait(false);
        return JsonResponse.Ok(FlowDocument.Of(writer.Preview(draft, caller.Urn), caller, ServerAddress(http)));
    }

    private async Task<JsonResponse> UpdateAsync(HttpContext http)
    {
        var caller = authorization.Require(http, FlowsAuthorization.ManageFlows);
        var present = RequireAdministered(http, caller);
        var id = present.FlowId;
        var draft = await ReadAsync(http, required: []).ConfigureAwait(false);
        policies.ThrowIfAdded(present, draft);
        if (draft.FlowOwner is { } owner && owner != caller.Urn)
        {
            throw FlowsException.Unprocessable(
                new Problem(["flow_owner"], "Administrators can set the owner of a flow only to themselves")
            );
        }

        var flow = database.Write(() => writer.Change(flows.Find(id)!, draft));
        return JsonResponse.Ok(FlowDocument.Of(flow, caller, ServerAddress(http)));
    }

    private JsonResponse Delete(HttpContext http)
    {
        var caller = authorization.Require(http, FlowsAuthorization.ManageFlows);
        var flow = RequireAdministered(http, caller);
        flows.Remove(flow.FlowId);
        var document = FlowDocument.Of(flow, caller, ServerAddress(http));
        document["DELETED"] = true;
        document["deleted_at"] = clock.GetUtcNow().ToWire();
        return JsonResponse.Ok(document);
    }

    private async Task<JsonResponse> ValidateAsync(HttpContext http)
    {
        authorization.Require(http, FlowsAuthorization.ManageFlows);
        var problems = new List<Problem>();
        var reader = FlowsRequest.Reader(http, problems);
        var definition = validator.CheckDefinition(reader.RequiredObject("definition"), problems);
        FlowValidator.CheckInputSchema(reader.Object("input_schema"), problems);
        reader.RejectUnknown();
        FlowsRequest.ThrowIfAny(problems);
        return JsonResponse.Ok(
            new JsonObject
            {
                ["scopes"] = await scopes.ResolveAsync(definition!, http.RequestAborted).ConfigureAwait(false),
                ["analysis"] = new JsonObject { ["number_of_possibilities"] = PathCounter.Count(definition!) },
            }
        );
    }

    /// <summary>The validated members of a flow in the request.</summary>
    private async Task<FlowDraft> ReadAsync(HttpContext http, IReadOnlyList<string> required)
    {
        var problems = new List<Problem>();
        var reader = FlowsRequest.Reader(http, problems);
        foreach (var name in required)
        {
            reader.Require(name);
        }

        var draft = FlowDraft.Read(reader);
        if (required.Count == 0)
        {
            draft = draft with { FlowOwner = reader.Text("flow_owner") };
        }

        reader.RejectUnknown();
        var definition = validator.CheckDefinition(draft.Definition, problems);
        FlowValidator.CheckInputSchema(draft.InputSchema, problems);
        FlowsRequest.ThrowIfAny(problems);
        if (definition is not null)
        {
            await scopes.ResolveAsync(definition, http.RequestAborted).ConfigureAwait(false);
        }

        return draft;
    }

    private JsonResponse Get(HttpContext http)
    {
        var caller = authorization.Require(http, FlowsAuthorization.ViewFlows);
        return JsonResponse.Ok(FlowDocument.Of(RequireVisible(http, caller), caller, ServerAddress(http)));
    }

    private JsonResponse List(HttpContext http)
    {
        var caller = authorization.Require(http, FlowsAuthorization.ViewFlows);
        var query = FlowQuery.Read(http.Request);

        // The list does not check sessions, so it shows fewer members of high-assurance flows.
        var page = query.Apply(flows, caller);
        return JsonResponse.Ok(page.ToJson("flows", flow => FlowDocument.Of(flow, caller, ServerAddress(http))));
    }

    private FlowRecord RequireVisible(HttpContext http, Caller caller)
    {
        var id = FlowsRequest.Id(http, "flow_id", "Flow");
        var flow = flows.Find(id) ?? throw NotFound(id);
        ThrowIfHidden(flow, caller);
        policies.ThrowIfUnsatisfied(flow, caller);
        return flow;
    }

    private FlowRecord RequireAdministered(HttpContext http, Caller caller)
    {
        var flow = RequireVisible(http, caller);
        return FlowAccess.Of(flow, caller).MayAdminister
            ? flow
            : throw FlowsException.MissingPermission("flow", flow.FlowId, "ADMINISTER");
    }

    private static FlowsException NotFound(Guid id) => FlowsException.NotFound("Flow", id.ToString("D"));

    private static string ServerAddress(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";
}
