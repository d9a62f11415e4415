namespace Globus.Automate.PowerShell.Completion.Recent;

/// <summary>A completion.</summary>
/// <param name="Value">The text that is inserted.</param>
/// <param name="Title">The title in the menu; empty if it equals the value.</param>
/// <param name="Tooltip">Additional text for the tooltip.</param>
internal sealed record CompletionItem(string Value, string Title, string Tooltip)
{
    /// <summary>Creates a completion without a title.</summary>
    public CompletionItem(string value)
        : this(value, "", "") { }

    /// <summary>The lines of a tooltip; blank ones are left out.</summary>
    public static string Lines(params string?[] lines) =>
        string.Join("\n", lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line!.Trim()));
}
