using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;

namespace Globus.Automate.PowerShell.Waiting.Runs;

/// <summary>Runs that one list may hold.</summary>
/// <param name="FlowIds">The flows of the runs; empty when they are not known.</param>
/// <param name="Runs">The runs.</param>
internal sealed record RunGroup(IReadOnlyList<Guid> FlowIds, IReadOnlyList<PendingItem<RunReference, Run>> Runs)
{
    // Services may compare times in other units than they show.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    /// <summary>The runs of the group that have not been found.</summary>
    public RunGroup Without(Dictionary<Guid, Run> found) =>
        this with
        {
            Runs = [.. Runs.Where(one => !found.ContainsKey(one.Reference.RunId))],
        };

    /// <summary>
    /// The list that holds the runs: that of their flows between their starts, else that of all runs, newest first.
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
