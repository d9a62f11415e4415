namespace Globus.Automate.Definitions;

/// <summary>A rule: its stable id and its severity.</summary>
internal sealed record LintRule(string Id, FindingSeverity Severity)
{
    public static LintRule Information(string id) => new(id, FindingSeverity.Information);

    public static LintRule Error(string id) => new(id, FindingSeverity.Error);

    public static LintRule Warning(string id) => new(id, FindingSeverity.Warning);
}
