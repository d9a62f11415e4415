namespace Globus.Automate.Emulator.Collections;

/// <summary>A rule for the items below a folder. The first rule that matches an item decides.</summary>
/// <param name="Includes">Whether matching items are copied.</param>
/// <param name="Kind">The kind of items that the rule is for; null for all.</param>
/// <param name="Name">The pattern of the item's name.</param>
internal sealed record FilterRule(bool Includes, FileKind? Kind, Glob Name)
{
    public static bool Excludes(IReadOnlyList<FilterRule> rules, string name, FileKind kind) =>
        rules.FirstOrDefault(rule => (rule.Kind ?? kind) == kind && rule.Name.IsMatch(name)) is { Includes: false };
}
