using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.WebInputs;

namespace Globus.Automate.Emulator.Runs;

/// <summary>Saves what runs do. One turn is one write, guarded by the run's version.</summary>
internal sealed class RunProgress(RunStore runs, WebInputStore webInputs)
{
    private long _lastTurn = runs.LastTurn();

    /// <summary>A place at the end of the queue of runs that are due at once.</summary>
    public long NextTurn() => Interlocked.Increment(ref _lastTurn);

    /// <returns>The run as it is now stored; null when it was changed since it was read.</returns>
    public RunRecord? Save(RunTurn turn)
    {
        var changed = turn.Changed;
        if (
            runs.TrySaveStep(changed with { Turn = NextTurn(), LogLength = changed.LogLength + turn.Log.Count })
            is not { } saved
        )
        {
            return null;
        }

        for (var i = 0; i < turn.Log.Count; i++)
        {
            runs.AppendLog(changed.RunId, changed.LogLength + i, turn.Log[i]);
        }

        if (turn.Opened is not null)
        {
            webInputs.Add(turn.Opened);
        }

        if (saved.CompletionTime is { } end)
        {
            webInputs.CloseOf(saved.RunId, end);
        }

        return saved;
    }

    /// <summary>Ends a run that cannot go on.</summary>
    public void SaveFailed(RunRecord run, RunError error, DateTimeOffset now)
    {
        var (failed, last) = RunTransition.Of(run, new StepOutcome.Fail(error), now);
        Save(new RunTurn(failed, [last!]));
    }

    /// <summary>Ends a run on its people's wish.</summary>
    public RunRecord SaveCanceled(RunRecord run, DateTimeOffset now) =>
        Save(new RunTurn(RunTransition.Canceled(run, now), [LogEntry.Canceled(now)]))!;
}
