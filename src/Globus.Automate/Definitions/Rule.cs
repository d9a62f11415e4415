namespace Globus.Automate.Definitions;

/// <summary>A rule: its stable id, and what breaking it means.</summary>
internal sealed record Rule(string Id, FindingSeverity Severity)
{
    public static Rule Error(string id) => new(id, FindingSeverity.Error);

    public static Rule Warning(string id) => new(id, FindingSeverity.Warning);
}
