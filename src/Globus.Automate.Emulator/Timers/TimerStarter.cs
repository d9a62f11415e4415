using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Emulator.Runs;

namespace Globus.Automate.Emulator.Timers;

/// <summary>
/// Starts the runs of due timers. A timer that missed several times, because the emulator was off, starts one run.
/// </summary>
internal sealed class TimerStarter(
    TimerStore timers,
    TimerAccess access,
    RunStarter starter,
    BearerAuthentication bearer
) : IScheduledStarts
{
    /// <summary>The maximum number of timers in a batch. Other requests wait for its transaction.</summary>
    private const int MaximumStarts = 500;

    public DateTimeOffset? FindNextDue() => timers.FindNextDue();

    public void StartDue(DateTimeOffset now)
    {
        foreach (var timer in timers.ListDue(now, MaximumStarts))
        {
            timers.Update(Start(timer, now));
        }
    }

    /// <summary>The inactive reason of a timer that waits for a consent or a sign-in.</summary>
    /// <param name="requirement">The authorization requirements document.</param>
    private static string ReasonOf(JsonNode requirement) =>
        new JsonObject { ["cause"] = TimerReasons.Authorization, ["detail"] = requirement }.ToText();

    private TimerRecord Start(TimerRecord timer, DateTimeOffset now)
    {
        try
        {
            var caller = bearer.Represent(timer.Holder, KnownScopes.OfFlow(timer.FlowId))
                ?? throw TimersException.Forbidden("The owner of the timer does not exist.");
            var flow = access.RequireStartable(timer.FlowId, caller);
            var run = starter.Prepare(flow, caller, JsonText.ParseObject(timer.Request));
            starter.Add(run);
            AddResult(timer, now, StatusCodes.Status201Created, run.RunId, errors: null);
            return timer.After(now, isStarted: true);
        }
        catch (ErrorResponseException exception)
        {
            var document = exception.ToDocument();
            AddResult(timer, now, exception.Status, runId: null, document.ToText());
            var failed = timer.After(now, isStarted: false);
            return exception is TimerRequirementException ? failed.Deactivate(ReasonOf(document), now) : failed;
        }
    }

    private void AddResult(TimerRecord timer, DateTimeOffset now, int status, Guid? runId, string? errors) =>
        timers.AddResult(
            timer.TimerId,
            new TimerResult(timer.RunCount + timer.ErrorCount + 1, now, status, runId, errors)
        );
}
