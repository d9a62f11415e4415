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
        var firstVisit = until.StateEntered is { } entered ? Require(entered.RunId).Visit : 0;
        return () =>
            known.Count > 0 && !runs.IsAnyActive(until.RunsEnded) ? RunsEnded
            : until.StateEntered is { } state && visits.Has(state.RunId, state.StateName, firstVisit) ? StateEntered
            : null;
    }

    private RunRecord Require(Guid runId) =>
        runs.Find(runId) ?? throw ControlException.OutOfRange($"Run '{runId:D}' does not exist.");
}
