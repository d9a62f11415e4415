using Globus.Automate.Emulator.Flows;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Runs;

namespace Globus.Automate.Emulator.Control;

/// <summary>The routes for tests of flows: calls of providers and coverage, under <c>/_emulator</c>.</summary>
internal sealed class FlowTestEndpoints(FlowStore flows, RunStore runs, ProviderCallList calls, Coverage coverage)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Route("GET", "/_emulator/calls", ShowCalls);
        routes.Route("GET", "/_emulator/coverage", ShowCoverage);
    }

    private JsonResponse ShowCalls(HttpContext http)
    {
        var id = ControlRequest.QueryId(http, "run_id");
        if (runs.Find(id) is null)
        {
            throw ControlException.NotFound($"Run '{id:D}' does not exist.");
        }

        var query = http.Request.Query;
        var state = query["state_name"].ToString();
        return JsonResponse.Ok(
            calls.Of(id, ControlRequest.QueryNumber(query, "visit") ?? 1, state.Length == 0 ? null : state)
        );
    }

    private JsonResponse ShowCoverage(HttpContext http)
    {
        var id = ControlRequest.QueryId(http, "flow_id");
        return flows.Find(id) is { } flow
            ? JsonResponse.Ok(coverage.Of(flow))
            : throw ControlException.NotFound($"Flow '{id:D}' does not exist.");
    }
}
