using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Definitions.Compilation;

/// <summary>Checks that every named state exists and that every state is reachable.</summary>
internal static class TargetCheck
{
    public static void Run(
        string startAt,
        JsonObject states,
        IReadOnlyDictionary<string, State> compiled,
        List<Problem> problems
    )
    {
        if (!states.ContainsKey(startAt))
        {
            problems.Add(new Problem(["definition", "StartAt"], $"The state '{startAt}' is not defined"));
        }

        foreach (var state in compiled.Values)
        {
            foreach (var target in state.Targets.Where(target => !states.ContainsKey(target)).Distinct())
            {
                problems.Add(new Problem(["definition", "States", state.Name], $"The state '{target}' is not defined"));
            }
        }

        // A state that failed to compile has no known targets; its successors would be reported as unreachable.
        if (problems.Count == 0)
        {
            ReportUnreachable(startAt, compiled, problems);
        }
    }

    private static void ReportUnreachable(
        string startAt,
        IReadOnlyDictionary<string, State> states,
        List<Problem> problems
    )
    {
        var reached = new HashSet<string> { startAt };
        var open = new Stack<string>(reached);
        while (open.TryPop(out var name))
        {
            foreach (var target in states[name].Targets.Where(reached.Add))
            {
                open.Push(target);
            }
        }

        foreach (var name in states.Keys.Where(name => !reached.Contains(name)))
        {
            problems.Add(
                new Problem(["definition", "States", name], $"The state '{name}' is unreachable from '{startAt}'")
            );
        }
    }
}
