namespace Globus.Automate.Definitions;

/// <summary>One mistake in a flow definition, an input schema or an input.</summary>
/// <param name="Severity">Whether the service refuses it.</param>
/// <param name="Document">The document that it is in.</param>
/// <param name="RuleId">The stable name of the rule that it breaks, such as <c>UndefinedTarget</c>.</param>
/// <param name="Path">Where it is in its document, as a JSONPath: <c>$.States.Step1.Next</c>.</param>
/// <param name="Message">What is wrong and, where that is clear, what would be right.</param>
public sealed record Finding(
    FindingSeverity Severity,
    FlowDocument Document,
    string RuleId,
    string Path,
    string Message
)
{
    /// <summary>The file that the document came from, if it came from one.</summary>
    public string? File { get; init; }

    /// <summary>The line in the text that the document came from, from 1; null where there was no text.</summary>
    public int? Line { get; init; }

    /// <summary>The column in that line, in characters from 1; null where there was no text.</summary>
    public int? Column { get; init; }

    /// <summary>
    /// Where it is in the text, as editors and compilers write it: <c>flow.json:3:17</c>; empty where there was none.
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
