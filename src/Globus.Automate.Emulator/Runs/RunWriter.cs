using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.WebInputs;

namespace Globus.Automate.Emulator.Runs;

/// <summary>Saves batches of steps. One batch is one write, guarded by the run's version.</summary>
internal sealed class RunWriter(RunStore runs, WebInputStore webInputs)
{
    private long _lastQueuePosition = runs.LastQueuePosition();

    /// <summary>The end of the queue of the runs that are due.</summary>
    public long NextQueuePosition() => Interlocked.Increment(ref _lastQueuePosition);

    /// <returns>The run as it is now stored; null when it was changed since it was read.</returns>
    public RunRecord? Save(StepBatch batch)
    {
        var changed = batch.Changed;
        if (
            runs.TrySaveStep(
                changed with
                {
                    QueuePosition = NextQueuePosition(),
                    LogLength = changed.LogLength + batch.Log.Count,
                }
            )
            is not { } saved
        )
        {
            return null;
        }

        for (var i = 0; i < batch.Log.Count; i++)
        {
            runs.AppendLog(changed.RunId, changed.LogLength + i, batch.Log[i]);
        }

        if (batch.CreatedWebInput is not null)
        {
            webInputs.Add(batch.CreatedWebInput);
        }

        if (saved.CompletionTime is { } end)
        {
            webInputs.CloseOf(saved.RunId, end);
        }

        return saved;
    }

    /// <summary>Ends a run that cannot continue.</summary>
    public void SaveFailed(RunRecord run, StateError error, DateTimeOffset now)
    {
        var (failed, last) = RunUpdates.Of(run, new StepOutcome.Fail(error), now);
        Save(new StepBatch(failed, [last!]));
    }

    /// <summary>Ends a run that a user canceled.</summary>
    public RunRecord SaveCanceled(RunRecord run, DateTimeOffset now) =>
        Save(new StepBatch(RunUpdates.Canceled(run, now), [LogEntry.Canceled(now)]))!;
}
