namespace Globus.Automate.Yaml;

/// <summary>
/// Follows merge keys (https://yaml.org/type/merge.html): a member that the mapping has itself wins, and of several
/// merged
/// mappings the earlier.
/// </summary>
internal sealed class YamlMerge
{
    // With aliases, a short document can ask for endless merges.
    private const int MaximumMembers = 1_000_000;

    private int _members;

    /// <summary>The members with those that its merge key stands for, in its place.</summary>
    /// <exception cref="YamlSyntaxException">The merge key has no mapping, or too many members are merged.</exception>
    public IReadOnlyList<YamlMember> Expand(List<YamlMember> members)
    {
        if (!members.Exists(member => member.IsMerge))
        {
            return members;
        }

        var names = new HashSet<string>(
            members.Where(member => !member.IsMerge).Select(member => member.Name),
            StringComparer.Ordinal
        );
        return
        [
            .. members.SelectMany(member =>
                member.IsMerge ? Sources(member).SelectMany(source => source.Members).Where(Adds) : [member]
            ),
        ];

        bool Adds(YamlMember merged) =>
            ++_members > MaximumMembers
                ? throw YamlSyntaxException.At(
                    merged.Begin,
                    "the document is too large after its merge keys are expanded"
                )
                : names.Add(merged.Name);
    }

    private static IEnumerable<YamlMapping> Sources(YamlMember merge)
    {
        var sources = merge.Value is YamlList list ? list.Items : [merge.Value];
        foreach (var source in sources)
        {
            yield return source as YamlMapping
                ?? throw YamlSyntaxException.At(source.Start, "a merge key requires a mapping or a list of mappings");
        }
    }
}
