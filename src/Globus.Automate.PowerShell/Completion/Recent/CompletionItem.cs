namespace Globus.Automate.PowerShell.Completion.Recent;

/// <summary>A value that can be completed.</summary>
/// <param name="Value">The text for the command line.</param>
/// <param name="Title">The name in the menu. Empty where it has no other name than its value.</param>
/// <param name="Tooltip">Further text for the tooltip.</param>
internal sealed record CompletionItem(string Value, string Title, string Tooltip)
{
    /// <summary>An item without another name than its value.</summary>
    public CompletionItem(string value)
        : this(value, "", "") { }
}
