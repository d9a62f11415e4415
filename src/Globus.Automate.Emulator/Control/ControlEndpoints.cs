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
    Action reset
)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Route("GET", "/_emulator/health", _ => JsonResponse.Ok(Health()));
        routes.Route("POST", "/_emulator/reset", Reset);
        routes.Route("GET", "/_emulator/requests", _ =>
            JsonResponse.Ok(new JsonObject { ["requests"] = recorder.ToJson() })
        );
        routes.Route("DELETE", "/_emulator/requests", ClearRequests);
        routes.Route("GET", "/_emulator/faults", _ => JsonResponse.Ok(ShowFaults()));
        routes.Route("POST", "/_emulator/faults", AddFault);
        routes.Route("DELETE", "/_emulator/faults", ClearFaults);
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
        reset();
        return JsonResponse.Ok(Health());
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

    private JsonObject ShowFaults() => new() { ["faults"] = faults.ToJson() };
}
