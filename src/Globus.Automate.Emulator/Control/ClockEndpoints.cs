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

    /// <summary>Responds after all work that became due is done.</summary>
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
        var settled = until.RunsSettled?.RunIds.ToHashSet() ?? [];
        var firstVisit = until.StateEntered is { } entered ? Require(entered.RunId).Visit : 0;
        return () =>
            known.Count > 0 && !runs.IsAnyActive(until.RunsEnded) ? RunsEnded
            : until.RunsSettled is { } wanted && AreSettled(settled, wanted.StateName) ? RunsSettled
            : until.StateEntered is { } state && visits.Has(state.RunId, state.StateName, firstVisit) ? StateEntered
            : null;
    }

    /// <summary>Whether all runs are settled. Those that are settled are removed from the set.</summary>
    private bool AreSettled(HashSet<Guid> waiting, string? stateName)
    {
        waiting.RemoveWhere(id =>
            runs.Find(id) is not { Status: RunStatus.Active } || (stateName is not null && HasEntered(id, stateName))
        );
        return waiting.Count == 0;
    }

    private bool HasEntered(Guid runId, string stateName) => visits.Has(runId, stateName, firstNumber: 1);

    private JsonObject Describe(Guid runId, string? stateName) =>
        new JsonObject
        {
            ["run_id"] = runId.ToString("D"),
            ["status"] = runs.Find(runId)?.Status.ToName(),
            ["has_entered"] = stateName is not null && HasEntered(runId, stateName),
        };

    private RunRecord Require(Guid runId) =>
        runs.Find(runId) ?? throw ControlException.OutOfRange($"Run '{runId:D}' does not exist.");
}
