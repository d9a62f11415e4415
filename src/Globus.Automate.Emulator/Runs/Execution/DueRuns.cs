using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Runs.Execution;

/// <summary>
/// The due runs: first those that an event made due, then the others in the order of their times. The clock stands at
/// the time of the present run, so that no run sees a time that an earlier one has not reached.
/// </summary>
internal sealed class DueRuns(RunStore runs, RunQueue queue, EmulatorClock clock)
{
    private const int BatchSize = 32;

    /// <param name="next">The time at which the next stored run is due; null for none.</param>
    public bool IsAnyDue(DateTimeOffset? next) => next <= clock.Target || !queue.IsEmpty;

    public IEnumerable<DueRun> Take(ExecutionBatch batch)
    {
        batch.Budget.Begin();

        // No time passes during a batch: the clock stands still until its end.
        clock.HoldAt(clock.GetUtcNow());
        while (!batch.Budget.IsHalfSpent && queue.TryTake(out var run))
        {
            yield return run;
        }

        // The first of these runs is taken in any case, so that new runs cannot keep them waiting.
        foreach (var (index, row) in runs.ListDue(clock.Target, BatchSize).Index())
        {
            // A run of this batch may be due again before this one.
            if ((index > 0 && batch.Budget.IsSpent) || batch.Earliest < row.WakeAt)
            {
                yield break;
            }

            clock.HoldAt(row.WakeAt);
            yield return new DueRun(new LiveRun(row));
        }
    }

    /// <summary>Stops taking runs.</summary>
    public void Close(Exception failure) => queue.Close(failure);
}
