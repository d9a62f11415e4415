using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Runs;
using Globus.Automate.Emulator.Runs.Execution;

namespace Globus.Automate.Emulator.Control;

/// <summary>The clock under <c>/_emulator/clock</c>.</summary>
internal sealed class ClockEndpoints(EmulatorClock clock, ClockMover mover, RunStore runs, VisitStore visits)
{
    private const string Path = "/_emulator/clock";
    private const string RunsEnded = "runs_ended";
    private const string StateEntered = "state_entered";
    private const string RunsSettled = "runs_settled";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Route("GET", Path, _ => JsonResponse.Ok(ClockDocument.Of(clock)));
        routes.RouteAsync("POST", Path, ChangeAsync);
    }

    /// <summary>Responds when all states and requests that became due are complete.</summary>
    private async Task<JsonResponse> ChangeAsync(HttpContext http)
    {
        var request = ClockRequest.Read(ControlRequest.Body(http), clock);
        var condition = request.Until is { } until ? CreateCondition(until) : null;
        var began = clock.GetUtcNow();
        if (request.Frozen == true)
        {
            clock.Freeze();
        }

        if (request.Scale is { } scale)
        {
            clock.SetScale(scale);
        }

        var stop = await MoveAsync(request, condition, http.RequestAborted).ConfigureAwait(false);
        if (request.Frozen == false)
        {
            clock.Unfreeze();
        }

        var document = ClockDocument.Of(clock);
        document["stopped_by"] = stop switch
        {
            ClockStop.Condition => condition!(),
            ClockStop.NothingDue => "nothing_due",
            ClockStop.Busy => "busy",
            _ => request.Until is null ? "time" : "elapsed",
        };
        document["elapsed"] = (clock.GetUtcNow() - began).TotalSeconds;
        if (request.Until?.RunsSettled is { } settled)
        {
            document["runs"] = new JsonArray([.. settled.RunIds.Select(id => Describe(id, settled.StateName))]);
        }

        return JsonResponse.Ok(document);
    }

    private Task<ClockStop> MoveAsync(
        ClockRequest request,
        Func<string?>? condition,
        CancellationToken cancellationToken
    ) =>
        request switch
        {
            { Until.Elapsed: var elapsed } => mover.MoveUntilAsync(
                () => condition!() is not null,
                elapsed,
                cancellationToken
            ),
            { Advance: { } advance } => mover.MoveAsync(advance, cancellationToken),
            { AdvanceTo: { } time } => mover.MoveToAsync(time, cancellationToken),
            _ => Task.FromResult(ClockStop.Time),
        };

    /// <summary>The name of the condition that is met; null while none is met.</summary>
    private Func<string?> CreateCondition(ClockConditions until)
    {
        var known = until.RunsEnded.Select(Require).ToList();
        var unsettled = until.RunsSettled is { } settled
            ? settled.RunIds.Distinct().ToDictionary(id => id, id => Search(id, settled.StateName))
            : null;
        var search = until.StateEntered is { } entered
            ? new StateSearch(visits, entered.RunId, entered.StateName, Require(entered.RunId).Visit)
            : null;
        return () =>
            known.Count > 0 && !runs.IsAnyActive(until.RunsEnded) ? RunsEnded
            : unsettled is not null && AreSettled(unsettled) ? RunsSettled
            : search?.HasEntered() == true ? StateEntered
            : null;
    }

    /// <summary>Whether all runs are settled. Those that are settled are removed.</summary>
    private bool AreSettled(Dictionary<Guid, StateSearch?> unsettled)
    {
        foreach (var (id, search) in unsettled)
        {
            if (runs.Find(id) is not { Status: RunStatus.Active } || search?.HasEntered() == true)
            {
                unsettled.Remove(id);
            }
        }

        return unsettled.Count == 0;
    }

    private StateSearch? Search(Guid runId, string? stateName) =>
        stateName is null ? null : new StateSearch(visits, runId, stateName);

    private JsonObject Describe(Guid runId, string? stateName) =>
        new JsonObject
        {
            ["run_id"] = runId.ToString("D"),
            ["status"] = runs.Find(runId)?.Status.ToName(),
            ["has_entered"] = Search(runId, stateName)?.HasEntered() == true,
        };

    private RunRecord Require(Guid runId) =>
        runs.Find(runId) ?? throw ControlException.OutOfRange($"Run '{runId:D}' does not exist.");
}
