namespace Globus.Automate.Definitions.Checks;

/// <summary>Finds duplicate member names, of which the service silently uses the last.</summary>
internal static class DuplicateChecks
{
    public static void Check(JsonNodeAt node, FindingCollector findings)
    {
        // Most objects have no duplicate, so they need no set.
        if (Array.Exists(node.Members, member => node.Member(member.Name) != member))
        {
            AddDuplicates(node, findings);
        }

        foreach (var child in node.Children)
        {
            Check(child, findings);
        }
    }

    private static void AddDuplicates(JsonNodeAt node, FindingCollector findings)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in node.Members.Where(member => !names.Add(member.Name)))
        {
            findings.Add(
                LintRules.DuplicateMember,
                member,
                $"'{member.Name}' appears more than once. Only the last value is used."
            );
        }
    }
}
