namespace Globus.Automate.Yaml;

/// <summary>Where a value stands in a YAML text.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public readonly record struct YamlPosition(long Line, long Column);
