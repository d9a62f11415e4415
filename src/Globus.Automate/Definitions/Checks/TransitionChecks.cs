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
        var missing = states
            .Members.SelectMany(Transitions.Of)
            .Concat(start is null ? [] : [start])
            .Where(target => !names.Contains(target.Text!))
            .Select(target => new MissingTarget(target, Spelling.Closest(target.Text!, names)))
            .ToList();

        // Without a valid StartAt every state would be unreachable, which adds no information.
        var reachability =
            start is { Text: { } entry } && names.Contains(entry) ? new Reachability(states, entry, missing) : null;
        foreach (var target in missing)
        {
            findings.Add(
                LintRules.UndefinedTarget,
                target.Node,
                $"State '{target.Node.Text}' is not defined.{Spelling.Suggest(target.Guess)}"
                    + Consequence(reachability?.CountBehind(target) ?? 0)
            );
        }

        if (reachability is not null)
        {
            AddUnreachable(reachability, missing, findings);
        }
    }

    private static string Consequence(int count) =>
        count switch
        {
            0 => "",
            1 => " One state is unreachable as a result.",
            _ => $" {count} states are unreachable as a result.",
        };

    private static void AddUnreachable(
        Reachability reachability,
        List<MissingTarget> missing,
        FindingCollector findings
    )
    {
        var start = reachability.Start;

        // A missing state whose name explains nothing could lead to all of them.
        if (missing.Exists(target => reachability.CountBehind(target) == 0))
        {
            var unreachable = reachability.Unreachable;
            if (unreachable.Count > 0)
            {
                findings.Add(
                    LintRules.UnreachableState,
                    unreachable[0],
                    Describe(unreachable[0], start, unreachable.Count - 1, "other")
                        + " Define the missing states first. They may lead there."
                );
            }

            return;
        }

        foreach (var (state, followers) in reachability.FindOrigins())
        {
            findings.Add(LintRules.UnreachableState, state, Describe(state, start, followers, "following"));
        }
    }

    private static string Describe(JsonNodeAt state, string start, int others, string kind) =>
        others switch
        {
            0 => $"State '{state.Name}' is unreachable from '{start}'.",
            1 => $"State '{state.Name}' and one {kind} state are unreachable from '{start}'.",
            _ => $"State '{state.Name}' and {others} {kind} states are unreachable from '{start}'.",
        };
}
