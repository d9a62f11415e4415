using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace Globus.Automate.Emulator.Runs.Execution;

/// <summary>
/// The runs of a batch that could not be saved. Where the store refuses one run, for example one of an incomplete dump,
/// that run fails and the others are executed again.
/// </summary>
internal sealed class UnsavedRuns(RunStore runs, RunWriter writer, RunQueue queue, EmulatorClock clock)
{
    private readonly List<Guid> _interrupted = [];
    private readonly List<(Guid RunId, string Reason)> _refused = [];

    /// <summary>Takes the runs of a batch whose transaction failed.</summary>
    /// <returns>Whether the store refused one of them; otherwise it cannot be written to.</returns>
    public bool Add(ExecutionBatch batch, Exception failure)
    {
        var refused =
            failure is SqliteException exception && Database.IsConstraint(exception) && batch.Runs.Count > 0
                ? batch.Runs[^1]
                : null;
        foreach (var run in batch.Runs)
        {
            if (run == refused && run.Started is null)
            {
                _refused.Add((run.Due.Run.RunId, failure.Message));
            }
            else if (run.Started is not null)
            {
                Return(run, refused is null || run == refused ? failure : null);
            }
            else if (run.Due.WasHandedOver)
            {
                _interrupted.Add(run.Due.Run.RunId);
            }
        }

        return refused is not null;
    }

    /// <summary>
    /// Makes interrupted runs due again, and ends those that were refused. Called within the next transaction.
    /// Providers recognize a repeated request by its id.
    /// </summary>
    public void Restore()
    {
        runs.Requeue(_interrupted.Select(runId => runId.ToString("D")), clock.GetUtcNow());
        foreach (var (runId, reason) in _refused)
        {
            if (runs.Find(runId) is { CompletionTime: null } row)
            {
                var run = new LiveRun(row);
                run.Fail(StateError.Runtime, JsonText.Quote($"The run cannot be saved: {reason}"), clock.GetUtcNow());
                writer.Save(run);
            }
        }
    }

    /// <summary>The transaction was committed.</summary>
    public void Clear()
    {
        _interrupted.Clear();
        _refused.Clear();
    }

    /// <summary>A new run is started again, or its start fails.</summary>
    private void Return(ExecutedRun run, Exception? failure)
    {
        if (failure is null)
        {
            queue.Return(run.Due with { Run = new LiveRun(run.Started!, isNew: true) });
        }
        else
        {
            run.Due.Stored?.TrySetException(failure);
        }
    }
}
