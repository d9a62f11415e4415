using Globus.Automate.Emulator.WebInputs;

namespace Globus.Automate.Emulator.Runs;

/// <summary>
/// Saves the changes of a batch: the row of the run, its visits and its web inputs. The version of the row detects
/// concurrent changes.
/// </summary>
internal sealed class RunWriter(RunStore runs, VisitStore visits, WebInputStore webInputs)
{
    private long _lastQueuePosition = runs.LastQueuePosition();

    /// <summary>The end of the queue of due runs.</summary>
    public long NextQueuePosition() => Interlocked.Increment(ref _lastQueuePosition);

    /// <summary>Saves the present run. It must be read, or its version checked, in the same transaction.</summary>
    /// <exception cref="InvalidOperationException">The run was changed since it was read.</exception>
    public void Save(LiveRun run)
    {
        var row = run.ToRow() with { QueuePosition = NextQueuePosition() };
        if (run.IsNew)
        {
            runs.Add(row);
        }
        else
        {
            row = runs.TrySaveStep(row)
                ?? throw new InvalidOperationException($"The run {run.RunId:D} was changed since it was read.");
        }

        foreach (var visit in run.ChangedVisits)
        {
            visits.Save(visit);
        }

        SaveWebInputs(run);
        run.MarkSaved(row);
    }

    private void SaveWebInputs(LiveRun run)
    {
        if (run.CreatedWebInput is not null)
        {
            webInputs.Add(run.CreatedWebInput);
        }

        if (run.Row.CompletionTime is { } end)
        {
            webInputs.CloseOf(run.RunId, end);
        }
    }
}
