using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;

namespace Globus.Automate.PowerShell.Waiting.Runs;

/// <summary>
/// Divides waited runs among lists. A list is of up to 25 flows; a flow that makes it too long gets one of its own, and
/// none when that is too long, too.
/// </summary>
internal sealed class RunGroups
{
    private const int FlowsPerList = 25;

    private static readonly Guid Unknown = Guid.Empty;

    private readonly HashSet<Guid> _alone = [];
    private readonly HashSet<Guid> _never = [];

    /// <summary>The groups; a run that is in none is got by itself.</summary>
    public IEnumerable<RunGroup> Of(IEnumerable<Waited<RunReference, Run>> runs)
    {
        var flows = runs.GroupBy(FlowOf)
            .Where(flow => !_never.Contains(flow.Key))
            .ToLookup(flow => _alone.Contains(flow.Key));
        foreach (var flow in flows[true].Where(flow => flow.Count() > RunLists.Handful))
        {
            yield return new RunGroup([flow.Key], [.. flow]);
        }

        foreach (var flow in flows[false].Where(flow => flow.Key == Unknown && flow.Count() > RunLists.Handful))
        {
            yield return new RunGroup([], [.. flow]);
        }

        var together = flows[false].Where(flow => flow.Key != Unknown).ToList();
        for (var from = 0; from < together.Count; from += FlowsPerList)
        {
            var some = together.GetRange(from, Math.Min(FlowsPerList, together.Count - from));
            yield return new RunGroup(some.ConvertAll(flow => flow.Key), [.. some.SelectMany(flow => flow)]);
        }
    }

    /// <summary>Takes note that the list of a group costs more requests than its runs.</summary>
    public void AvoidListing(RunGroup group) =>
        (group.FlowIds.Count > 1 ? _alone : _never).UnionWith(group.FlowIds.Count > 0 ? group.FlowIds : [Unknown]);

    private static Guid FlowOf(Waited<RunReference, Run> waited) =>
        waited.Seen is { StartTime: not null, FlowId: { } flow } ? flow : Unknown;
}
