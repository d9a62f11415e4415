using Globus.Automate.Http;

namespace Globus.Automate.PowerShell.Recommendations;

/// <summary>Quotes values for command lines.</summary>
internal static class QuotedText
{
    /// <summary>The text in single quotes, without control characters.</summary>
    public static string Of(string text) => LineText.Quoted(PlainText.Of(text));

    /// <summary>Whether the quoted text has the same value.</summary>
    public static bool IsExact(string text) => PlainText.Of(text) == text && !text.Contains('\n');

    /// <summary>A parameter with its values; empty if there are none.</summary>
    public static string Parameter(string name, IReadOnlyCollection<string>? values) =>
        values is null ? "" : LineText.Named(name, [.. values.Select(PlainText.Of)]);

    /// <summary>A parameter with its value; empty if there is none.</summary>
    public static string Parameter(string name, string? value) => value is null ? "" : $" {name} {Of(value)}";
}
