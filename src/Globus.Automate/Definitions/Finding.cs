namespace Globus.Automate.Definitions;

/// <summary>A finding in a flow definition, an input schema or an input.</summary>
/// <param name="Severity">The severity.</param>
/// <param name="Document">The document that contains it.</param>
/// <param name="RuleId">The stable id of the rule, such as <c>UndefinedTarget</c>.</param>
/// <param name="Path">The JSONPath in the document: <c>$.States.Step1.Next</c>.</param>
/// <param name="Message">The problem and, if it is clear, the solution.</param>
public sealed record Finding(
    FindingSeverity Severity,
    FlowDocument Document,
    string RuleId,
    string Path,
    string Message
)
{
    /// <summary>The source file; null if the document was not read from a file.</summary>
    public string? File { get; init; }

    /// <summary>The line in the source text, from 1; null if there is no source text.</summary>
    public int? Line { get; init; }

    /// <summary>The column in the line, in characters from 1; null if there is no source text.</summary>
    public int? Column { get; init; }

    /// <summary>
    /// The source position in the format of editors and compilers: <c>flow.json:3:17</c>; empty if there is none.
    /// </summary>
    public string Position =>
        (File, Line) switch
        {
            (null, null) => "",
            (null, _) => FormattableString.Invariant($"line {Line}, column {Column}"),
            (_, null) => File,
            _ => FormattableString.Invariant($"{File}:{Line}:{Column}"),
        };

    /// <summary>The finding in one line: rule, path, position and message.</summary>
    public override string ToString() =>
        Position.Length == 0 ? $"{RuleId} at {Path}: {Message}" : $"{RuleId} at {Path} ({Position}): {Message}";
}
