using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Runs;
using Globus.Automate.Emulator.WebInputs;

namespace Globus.Automate.Emulator.Control.Page;

/// <summary>The buttons of the page. They act for the owner of the run, without a token.</summary>
internal sealed class RunActionEndpoints(
    RunStore runs,
    RunOperations operations,
    RunRestart restart,
    RunConsent consent,
    WebInputStore webInputs,
    WebInputResponder responder,
    TimeProvider clock
)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Route("POST", "/_emulator/runs/{run_id}/cancel", http => Show(operations.Cancel(Require(http))));
        routes.Route("POST", "/_emulator/runs/{run_id}/resume", Resume);
        routes.RouteAsync("POST", "/_emulator/runs/{run_id}/restart", RestartAsync);
        routes.Route("POST", "/_emulator/web_inputs/{web_input_id}/respond", Respond);
    }

    private JsonResponse Resume(HttpContext http)
    {
        var run = Require(http, "grant");
        if (run.Status != RunStatus.Inactive)
        {
            throw ControlException.Conflict($"The run is {run.Status.ToName()}. Only an INACTIVE run can be resumed.");
        }

        if (ControlRequest.Flag(ControlRequest.OptionalBody(http), "grant") == true)
        {
            consent.Grant(run);
        }

        return Show(operations.Resume(run, RunRestart.HolderOf(run)));
    }

    private async Task<JsonResponse> RestartAsync(HttpContext http)
    {
        try
        {
            return JsonResponse.Created(Describe(await restart.StartAsync(Require(http)).ConfigureAwait(false)));
        }
        catch (ErrorResponseException exception) when (exception is not ControlException)
        {
            throw ControlException.Of(exception);
        }
    }

    private JsonResponse Respond(HttpContext http)
    {
        var id = ControlRequest.RouteId(http, "web_input_id");
        var body = ControlRequest.Body(http);
        ControlRequest.AllowOnly(body, "option_id");
        webInputs.CloseExpired(clock.GetUtcNow());
        var input = responder.Respond(
            () => webInputs.Find(id) ?? throw ControlException.NotFound($"Web input '{id:D}' does not exist."),
            body["option_id"]
        );
        return Show(runs.Find(input.RunId)!);
    }

    private RunRecord Require(HttpContext http, params ReadOnlySpan<string> members)
    {
        ControlRequest.AllowOnly(ControlRequest.OptionalBody(http), members);
        var id = ControlRequest.RouteId(http, "run_id");
        return runs.Find(id) ?? throw ControlException.NotFound($"Run '{id:D}' does not exist.");
    }

    private static JsonResponse Show(RunRecord run) => JsonResponse.Ok(Describe(run));

    private static JsonObject Describe(RunRecord run) =>
        new() { ["run_id"] = run.RunId.ToString("D"), ["status"] = run.Status.ToName() };
}
