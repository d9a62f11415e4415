namespace Globus.Automate.Definitions.Checks;

/// <summary>Checks that all target states are defined and all defined states are reachable.</summary>
internal static class TransitionChecks
{
    public static void Check(JsonNodeAt root, FindingCollector findings)
    {
        if (root.Member("States") is not { IsObject: true } states)
        {
            return;
        }

        var names = new HashSet<string>(states.Members.Select(state => state.Name), StringComparer.Ordinal);
        var start = root.Member("StartAt") is { IsString: true } given ? given : null;
        foreach (var target in states.Members.SelectMany(Targets).Concat(start is null ? [] : [start]))
        {
            var name = target.Text!;
            if (!names.Contains(name))
            {
                findings.Add(
                    LintRules.UndefinedTarget,
                    target,
                    $"State '{name}' is not defined.{Spelling.Suggest(name, names)}"
                );
            }
        }

        // Without a valid StartAt every state would be unreachable, which adds no information.
        if (start is { Text: { } entry } && names.Contains(entry))
        {
            CheckReachability(entry, states, findings);
        }
    }

    private static void CheckReachability(string start, JsonNodeAt states, FindingCollector findings)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { start };
        var open = new Queue<string>(reached);
        while (open.Count > 0)
        {
            if (states.Member(open.Dequeue()) is not { } state)
            {
                continue;
            }

            foreach (var target in Targets(state).Select(target => target.Text!).Where(reached.Add))
            {
                open.Enqueue(target);
            }
        }

        foreach (var state in states.Members.Where(state => !reached.Contains(state.Name)))
        {
            findings.Add(LintRules.UnreachableState, state, $"State '{state.Name}' is unreachable from '{start}'.");
        }
    }

    // Transitions are followed for any type, because a misspelled type does not make later states unreachable.
    private static List<JsonNodeAt> Targets(JsonNodeAt state)
    {
        var targets = new List<JsonNodeAt>();
        Add(state.Member("Next"));
        Add(state.Member("Default"));
        AddNext(state.Member("Choices"));
        AddNext(state.Member("Catch"));
        return targets;

        void Add(JsonNodeAt? target)
        {
            if (target is { IsString: true })
            {
                targets.Add(target);
            }
        }

        void AddNext(JsonNodeAt? list)
        {
            foreach (var entry in list?.Items ?? [])
            {
                Add(entry.Member("Next"));
            }
        }
    }
}
