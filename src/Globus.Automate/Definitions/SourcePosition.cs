namespace Globus.Automate.Definitions;

/// <summary>A position in a source text.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, in characters from 1.</param>
public readonly record struct SourcePosition(int Line, int Column);
