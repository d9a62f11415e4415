namespace Globus.Automate.Definitions.Checks;

/// <summary>Members that cannot be used together.</summary>
internal sealed record MemberGroup(IReadOnlyList<string> Names, int Least)
{
    public static MemberGroup ExactlyOne(params string[] names) => new(names, Least: 1);

    public static MemberGroup AtMostOne(params string[] names) => new(names, Least: 0);

    public void Check(JsonNodeAt parent, FindingCollector findings)
    {
        var present = Names.Count(parent.Has);
        if (present > 1)
        {
            findings.Add(
                LintRules.ExclusiveMembers,
                parent,
                $"{string.Join(" and ", Names.Where(parent.Has))} cannot be used together."
            );
        }
        else if (present < Least)
        {
            findings.Add(LintRules.MissingMember, parent, $"{Alternatives} is required.");
        }
    }

    private string Alternatives => $"{string.Join(", ", Names.Take(Names.Count - 1))} or {Names[Names.Count - 1]}";
}
