namespace Globus.Automate.Definitions.Checks;

/// <summary>Members that cannot be used together.</summary>
internal sealed record MemberGroup(IReadOnlyList<string> Names, int Least)
{
    public static MemberGroup ExactlyOne(params string[] names) => new(names, Least: 1);

    public static MemberGroup AtMostOne(params string[] names) => new(names, Least: 0);

    public void Check(JsonNodeAt parent, FindingCollector findings)
    {
        var present = Names.Where(parent.Has).ToList();
        if (present.Count > 1)
        {
            findings.Add(
                LintRules.ExclusiveMembers,
                parent,
                $"{string.Join(" and ", present)} cannot be used together."
            );
        }
        else if (present.Count < Least)
        {
            findings.Add(LintRules.MissingMember, parent, $"{Alternatives} is required.");
        }
    }

    private string Alternatives => $"{string.Join(", ", Names.Take(Names.Count - 1))} or {Names[Names.Count - 1]}";
}
