using Globus.Automate.Http;

namespace Globus.Automate.PowerShell.Recommendations;

/// <summary>Writes values into lines to paste.</summary>
internal static class QuotedText
{
    /// <summary>The text in single quotes. Control characters are left out.</summary>
    public static string Of(string text) => LineText.Quoted(PlainText.Of(text));

    /// <summary>Whether the text is the same once it is pasted.</summary>
    public static bool IsExact(string text) => PlainText.Of(text) == text && !text.Contains('\n');

    /// <summary>A parameter with its values; nothing where there are none.</summary>
    public static string Parameter(string name, IReadOnlyCollection<string>? values) =>
        values is null ? "" : LineText.Named(name, [.. values.Select(PlainText.Of)]);

    /// <summary>A parameter with its value; nothing where there is none.</summary>
    public static string Parameter(string name, string? value) => value is null ? "" : $" {name} {Of(value)}";
}
