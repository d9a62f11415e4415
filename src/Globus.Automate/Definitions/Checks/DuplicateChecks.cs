namespace Globus.Automate.Definitions.Checks;

/// <summary>Finds duplicate member names, of which the service silently uses the last.</summary>
internal static class DuplicateChecks
{
    public static void Check(JsonNodeAt node, FindingCollector findings)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in node.Members().Where(member => !names.Add(member.Key)))
        {
            findings.Add(
                LintRules.DuplicateMember,
                member.Value,
                $"'{member.Key}' appears more than once. Only the last value is used."
            );
        }

        foreach (var child in node.Children())
        {
            Check(child, findings);
        }
    }
}
