using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;

namespace Globus.Automate.PowerShell.Waiting.Runs;

/// <summary>
/// Divides runs among lists. A list covers up to 25 flows. A flow that makes the list too long gets a separate list; if
/// that is also too long, its runs are not listed.
/// </summary>
internal sealed class RunGroups
{
    private const int FlowsPerList = 25;

    private static readonly Guid UnknownFlow = Guid.Empty;

    private readonly HashSet<Guid> _listedAlone = [];
    private readonly HashSet<Guid> _unlisted = [];

    /// <summary>Returns the groups. A run without a group is requested by its id.</summary>
    public IEnumerable<RunGroup> Divide(IEnumerable<PendingItem<RunReference, Run>> runs)
    {
        var flows = runs.GroupBy(FlowOf)
            .Where(flow => !_unlisted.Contains(flow.Key))
            .ToLookup(flow => _listedAlone.Contains(flow.Key));
        foreach (var flow in flows[true].Where(flow => flow.Count() > RunListPollingSource.MaximumSingleRequests))
        {
            yield return new RunGroup([flow.Key], [.. flow]);
        }

        foreach (
            var flow in flows[false]
                .Where(flow => flow.Key == UnknownFlow && flow.Count() > RunListPollingSource.MaximumSingleRequests)
        )
        {
            yield return new RunGroup([], [.. flow]);
        }

        var together = flows[false].Where(flow => flow.Key != UnknownFlow).ToList();
        for (var from = 0; from < together.Count; from += FlowsPerList)
        {
            var some = together.GetRange(from, Math.Min(FlowsPerList, together.Count - from));
            yield return new RunGroup(some.ConvertAll(flow => flow.Key), [.. some.SelectMany(flow => flow)]);
        }
    }

    /// <summary>Records that the list of a group costs more requests than its runs do.</summary>
    public void AvoidListing(RunGroup group) =>
        (group.FlowIds.Count > 1 ? _listedAlone : _unlisted).UnionWith(
            group.FlowIds.Count > 0 ? group.FlowIds : [UnknownFlow]
        );

    private static Guid FlowOf(PendingItem<RunReference, Run> pending) =>
        pending.Latest is { StartTime: not null, FlowId: { } flow } ? flow : UnknownFlow;
}
