namespace Globus.Automate.Emulator.Definitions.Compilation;

/// <summary>Counts the paths through a flow; transitions back to an earlier state of the path do not count.</summary>
internal static class PathCounter
{
    private const long Maximum = 1_000_000;

    public static long Count(FlowDefinition flow)
    {
        var counts = new Dictionary<string, long>();
        var visiting = new HashSet<string>();
        var open = new Stack<string>([flow.StartAt]);
        while (open.TryPeek(out var name))
        {
            var state = flow.States[name];
            if (visiting.Add(name))
            {
                foreach (var target in state.Targets.Where(target => !visiting.Contains(target)))
                {
                    open.Push(target);
                }
            }
            else
            {
                open.Pop();
                counts.TryAdd(name, Math.Min(Maximum, CountFrom(state, counts)));
            }
        }

        return counts[flow.StartAt];
    }

    private static long CountFrom(State state, Dictionary<string, long> counts) =>
        (state.CanEnd ? 1 : 0) + state.Targets.Distinct().Sum(target => counts.GetValueOrDefault(target));
}
