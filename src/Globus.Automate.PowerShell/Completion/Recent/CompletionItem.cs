namespace Globus.Automate.PowerShell.Completion.Recent;

/// <summary>Something to complete.</summary>
/// <param name="Value">What is put on the command line.</param>
/// <param name="Title">What people call it: the menu shows it. Empty where it has no other name than its value.</param>
/// <param name="Tooltip">What tells more about it.</param>
internal sealed record CompletionItem(string Value, string Title, string Tooltip)
{
    /// <summary>An item that is called by its value.</summary>
    public CompletionItem(string value)
        : this(value, "", "") { }
}
