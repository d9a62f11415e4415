using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Runs.Execution;

namespace Globus.Automate.Emulator.Control;

/// <summary>The general routes of the control interface, under <c>/_emulator</c>.</summary>
internal sealed class ControlEndpoints(
    EmulatorClock clock,
    EmulatorAddress address,
    FaultInjector faults,
    RequestRecorder recorder,
    RunWorker worker,
    Action<ResetRequest> reset
)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Route("GET", "/_emulator/health", _ => JsonResponse.Ok(Health()));
        routes.Route("POST", "/_emulator/reset", Reset);
        routes.Route("GET", "/_emulator/requests", ShowRequests);
        routes.Route("DELETE", "/_emulator/requests", ClearRequests);
        routes.Route("GET", "/_emulator/faults", _ => JsonResponse.Ok(ShowFaults()));
        routes.Route("POST", "/_emulator/faults", AddFault);
        routes.Route("DELETE", "/_emulator/faults", ClearFaults);
        routes.Route("DELETE", "/_emulator/faults/{id}", RemoveFault);
    }

    private JsonObject Health() =>
        new()
        {
            ["status"] = worker.Failure is null ? "ok" : "failed",
            ["failure"] = worker.Failure,
            ["version"] = EmulatorVersion.Text,
            ["process_id"] = Environment.ProcessId,
            ["urls"] = new JsonObject
            {
                ["auth"] = address.Value.AbsoluteUri,
                ["flows"] = address.Value.AbsoluteUri,
                ["groups"] = address.Value.AbsoluteUri,
                ["hello_world"] = new Uri(address.Value, "actions/hello_world").AbsoluteUri,
            },
            ["client_id"] = DevelopmentAccounts.Primary.Id.ToString("D"),
            ["native_client_id"] = DevelopmentAccounts.Native.Id.ToString("D"),
            ["clock"] = ClockDocument.Of(clock),
        };

    private JsonResponse Reset(HttpContext http)
    {
        reset(ResetRequest.Read(ControlRequest.OptionalBody(http)));
        return JsonResponse.Ok(Health());
    }

    private JsonResponse ShowRequests(HttpContext http)
    {
        var filter = RecordedRequestFilter.Read(http.Request.Query);
        return JsonResponse.Ok(new JsonObject { ["requests"] = recorder.ToJson(filter) });
    }

    private JsonResponse ClearRequests(HttpContext http)
    {
        recorder.Clear();
        return JsonResponse.Ok(new JsonObject { ["requests"] = new JsonArray() });
    }

    private JsonResponse AddFault(HttpContext http)
    {
        var fault = FaultReader.Read(ControlRequest.Body(http));
        faults.Add(fault);
        return JsonResponse.Created(fault.ToJson());
    }

    private JsonResponse ClearFaults(HttpContext http)
    {
        faults.Clear();
        return JsonResponse.Ok(ShowFaults());
    }

    private JsonResponse RemoveFault(HttpContext http)
    {
        var id = ControlRequest.RouteId(http, "id");
        return faults.Remove(id)
            ? JsonResponse.Ok(ShowFaults())
            : throw ControlException.NotFound($"Fault '{id:D}' does not exist, or it has affected all its requests.");
    }

    private JsonObject ShowFaults() => new() { ["faults"] = faults.ToJson() };
}
