namespace Globus.Automate.Definitions.Checks;

/// <summary>Every state that is named is defined, and every state that is defined can be reached.</summary>
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

        // From nowhere everything would be out of reach, which says nothing new.
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

    // Whatever its type is: a state whose type is misspelt still leads on.
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
