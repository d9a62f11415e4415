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

        var names = new HashSet<string>(states.Members().Select(state => state.Key), StringComparer.Ordinal);
        var start = root.Member("StartAt") is { IsString: true } given ? given : (JsonNodeAt?)null;
        foreach (
            var target in states
                .Members()
                .SelectMany(state => Targets(state.Value))
                .Concat(start is { } first ? [first] : [])
        )
        {
            if (!names.Contains(target.Text!))
            {
                findings.Add(
                    LintRules.UndefinedTarget,
                    target,
                    $"State '{target.Text}' is not defined.{Spelling.Suggest(target.Text!, names)}"
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

            foreach (var target in Targets(state).Where(target => reached.Add(target.Text!)))
            {
                open.Enqueue(target.Text!);
            }
        }

        foreach (var state in states.Members().Where(state => !reached.Contains(state.Key)))
        {
            findings.Add(
                LintRules.UnreachableState,
                state.Value,
                $"State '{state.Key}' is unreachable from '{start}'."
            );
        }
    }

    // Transitions are followed for any type, because a misspelled type does not make later states unreachable.
    private static IEnumerable<JsonNodeAt> Targets(JsonNodeAt state)
    {
        JsonNodeAt?[] named =
        [
            state.Member("Next"),
            state.Member("Default"),
            .. Entries(state, "Choices").Select(rule => rule.Member("Next")),
            .. Entries(state, "Catch").Select(entry => entry.Member("Next")),
        ];
        return named.OfType<JsonNodeAt>().Where(target => target.IsString);
    }

    private static IEnumerable<JsonNodeAt> Entries(JsonNodeAt state, string name) => state.Member(name)?.Items() ?? [];
}
