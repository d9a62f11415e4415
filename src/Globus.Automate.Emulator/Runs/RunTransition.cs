using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Runs;

/// <summary>From the outcome of a step to the run's next row, and the entry that ends its log.</summary>
internal static class RunTransition
{
    public static (RunRecord Changed, LogEntry? Last) Of(RunRecord run, StepOutcome outcome, DateTimeOffset now) =>
        (Apply(run, outcome, now), Final(run, outcome, now));

    /// <summary>The end of a run on its people's wish.</summary>
    public static RunRecord Canceled(RunRecord run, DateTimeOffset now) =>
        Left(run) with
        {
            Status = RunStatus.Failed,
            CompletionTime = now,
        };

    private static RunRecord Apply(RunRecord run, StepOutcome outcome, DateTimeOffset now) =>
        outcome switch
        {
            StepOutcome.Goto go => Left(run) with
            {
                Status = RunStatus.Active,
                StateName = go.State,
                Visit = run.Visit + 1,
                Document = go.Document,
                WakeAt = now,
            },
            StepOutcome.Sleep sleep => Held(run) with { WakeAt = sleep.Until },
            StepOutcome.AwaitAction wait => Held(run) with
            {
                Status = wait.Inactive is null ? RunStatus.Active : RunStatus.Inactive,
                Details = wait.Inactive?.ToText(),
                Pending = wait.Action.ToText(),
                WakeAt = wait.AskAt,
            },
            StepOutcome.AwaitInput wait => Held(run) with
            {
                BlockingWebInputId = wait.WebInputId,
                WakeAt = wait.ExpiresAt,
            },
            StepOutcome.Succeed success => Left(run) with
            {
                Status = RunStatus.Succeeded,
                CompletionTime = now,
                Document = success.Document,
            },
            StepOutcome.Fail => Left(run) with { Status = RunStatus.Failed, CompletionTime = now },
            _ => throw new InvalidOperationException($"Unknown outcome {outcome.GetType().Name}."),
        };

    private static RunRecord Left(RunRecord run) =>
        run with
        {
            Entered = false,
            Pending = null,
            BlockingWebInputId = null,
            Details = null,
            WakeAt = null,
        };

    private static RunRecord Held(RunRecord run) => run with { Entered = true };

    private static LogEntry? Final(RunRecord run, StepOutcome outcome, DateTimeOffset now) =>
        outcome switch
        {
            StepOutcome.Succeed success => LogEntry.Succeeded(now, PrivateValues.Hide(success.Document)),
            StepOutcome.Fail fail => LogEntry.Failed(now, run.StateName, fail.Error),
            _ => null,
        };
}
