using Globus.Automate.Emulator.Flows.WebInputs;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Flows;

/// <summary>From the outcome of a step to the run's next row and its log. One step is one write, guarded by the run's version.</summary>
internal sealed class RunProgress(RunStore runs, WebInputStore webInputs)
{
    private long lastTurn = runs.LastTurn();

    /// <summary>A place at the end of the queue of runs that are due at once.</summary>
    public long NextTurn() => Interlocked.Increment(ref lastTurn);

    /// <returns>The run as it is now stored; null when it was changed since it was read.</returns>
    public RunRecord? Save(RunRecord run, StepOutcome outcome, IReadOnlyList<LogEntry> log, DateTimeOffset now, WebInputRecord? opened = null)
    {
        var entries = Final(run, outcome, now) is { } final ? [.. log, final] : log;
        return Save(Apply(run, outcome, now), entries, opened);
    }

    /// <summary>Ends a run on its people's wish.</summary>
    public RunRecord SaveCanceled(RunRecord run, DateTimeOffset now) =>
        Save(Left(run) with { Status = RunStatus.Failed, CompletionTime = now }, [LogEntry.Canceled(now)], opened: null)!;

    private RunRecord? Save(RunRecord changed, IReadOnlyList<LogEntry> entries, WebInputRecord? opened)
    {
        if (runs.TrySaveStep(changed with { Turn = NextTurn(), LogLength = changed.LogLength + entries.Count }) is not { } saved)
        {
            return null;
        }

        for (var i = 0; i < entries.Count; i++)
        {
            runs.AppendLog(changed.RunId, changed.LogLength + i, entries[i]);
        }

        if (opened is not null)
        {
            webInputs.Add(opened);
        }

        if (saved.CompletionTime is { } end)
        {
            webInputs.CloseOf(saved.RunId, end);
        }

        return saved;
    }

    private static RunRecord Apply(RunRecord run, StepOutcome outcome, DateTimeOffset now) => outcome switch
    {
        StepOutcome.Goto go => Left(run) with
        {
            Status = RunStatus.Active, StateName = go.State, Visit = run.Visit + 1, Document = go.Document, WakeAt = now,
        },
        StepOutcome.Sleep sleep => Held(run) with { WakeAt = sleep.Until },
        StepOutcome.AwaitAction wait => Held(run) with
        {
            Status = wait.Inactive is null ? RunStatus.Active : RunStatus.Inactive,
            Details = wait.Inactive?.ToText(),
            Pending = wait.Action.ToText(),
            WakeAt = wait.AskAt,
        },
        StepOutcome.AwaitInput wait => Held(run) with { BlockingWebInputId = wait.WebInputId, WakeAt = wait.ExpiresAt },
        StepOutcome.Succeed success => Left(run) with
        {
            Status = RunStatus.Succeeded, CompletionTime = now, Document = success.Document,
        },
        StepOutcome.Fail => Left(run) with { Status = RunStatus.Failed, CompletionTime = now },
        _ => throw new InvalidOperationException($"Unknown outcome {outcome.GetType().Name}."),
    };

    private static RunRecord Left(RunRecord run) => run with
    {
        Entered = false, Pending = null, BlockingWebInputId = null, Details = null, WakeAt = null,
    };

    private static RunRecord Held(RunRecord run) => run with { Entered = true };

    private static LogEntry? Final(RunRecord run, StepOutcome outcome, DateTimeOffset now) => outcome switch
    {
        StepOutcome.Succeed success => LogEntry.Succeeded(now, PrivateValues.Hide(success.Document)),
        StepOutcome.Fail fail => LogEntry.Failed(now, run.StateName, fail.Error),
        _ => null,
    };
}
