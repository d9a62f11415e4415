using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;

namespace Globus.Automate.PowerShell.Waiting.Runs;

/// <summary>Runs that one list may contain.</summary>
/// <param name="FlowIds">The flows of the runs; empty if they are unknown.</param>
/// <param name="Runs">The runs.</param>
internal sealed record RunGroup(IReadOnlyList<Guid> FlowIds, IReadOnlyList<PendingItem<RunReference, Run>> Runs)
{
    // Services may compare times with a different precision than they show.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    /// <summary>The runs of the group that have not been found yet.</summary>
    public RunGroup Without(Dictionary<Guid, Run> found) =>
        this with
        {
            Runs = [.. Runs.Where(one => !found.ContainsKey(one.Reference.RunId))],
        };

    /// <summary>
    /// The query that finds the runs: the runs of the flows in a time range, otherwise all runs, newest first.
    /// </summary>
    public RunQuery ToQuery()
    {
        if (FlowIds.Count == 0)
        {
            return new RunQuery { OrderBy = ["start_time DESC"] };
        }

        var starts = Runs.Select(one => one.Latest!.StartTime!.Value).ToList();
        return new RunQuery
        {
            FlowIds = FlowIds,
            StartTime = new TimeRange(starts.Min() - Margin, starts.Max() + Margin),
            OrderBy = ["start_time ASC"],
        };
    }
}
