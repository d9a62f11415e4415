using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Runs;

/// <summary>From the outcome of a step to the run's next row, and the entry that ends its log.</summary>
internal static class RunUpdates
{
    public static (RunRecord Changed, LogEntry? Last) Of(RunRecord run, StepOutcome outcome, DateTimeOffset now) =>
        (Apply(run, outcome, now), Final(run, outcome, now));

    /// <summary>The end of a run that a user canceled.</summary>
    public static RunRecord Canceled(RunRecord run, DateTimeOffset now) =>
        LeaveState(run) with
        {
            Status = RunStatus.Failed,
            CompletionTime = now,
        };

    private static RunRecord Apply(RunRecord run, StepOutcome outcome, DateTimeOffset now) =>
        outcome switch
        {
            StepOutcome.Goto go => LeaveState(run) with
            {
                Status = RunStatus.Active,
                StateName = go.State,
                Visit = run.Visit + 1,
                Document = go.Document,
                WakeAt = now,
            },
            StepOutcome.Sleep sleep => StayInState(run) with { WakeAt = sleep.Until },
            StepOutcome.AwaitAction wait => StayInState(run) with
            {
                Status = wait.Inactive is null ? RunStatus.Active : RunStatus.Inactive,
                Details = wait.Inactive?.ToText(),
                Pending = wait.Action.ToText(),
                WakeAt = wait.PollAt,
            },
            StepOutcome.AwaitInput wait => StayInState(run) with
            {
                BlockingWebInputId = wait.WebInputId,
                WakeAt = wait.ExpiresAt,
            },
            StepOutcome.Succeed success => LeaveState(run) with
            {
                Status = RunStatus.Succeeded,
                CompletionTime = now,
                Document = success.Document,
            },
            StepOutcome.Fail => LeaveState(run) with { Status = RunStatus.Failed, CompletionTime = now },
            _ => throw new InvalidOperationException($"Unknown outcome {outcome.GetType().Name}."),
        };

    private static RunRecord LeaveState(RunRecord run) =>
        run with
        {
            IsEntered = false,
            Pending = null,
            BlockingWebInputId = null,
            Details = null,
            WakeAt = null,
        };

    private static RunRecord StayInState(RunRecord run) => run with { IsEntered = true };

    private static LogEntry? Final(RunRecord run, StepOutcome outcome, DateTimeOffset now) =>
        outcome switch
        {
            StepOutcome.Succeed success => LogEntry.Succeeded(now, PrivateValues.Hide(success.Document)),
            StepOutcome.Fail fail => LogEntry.Failed(now, run.StateName, fail.Error),
            _ => null,
        };
}
