namespace Globus.Automate.PowerShell.Completion;

/// <summary>Something to complete.</summary>
/// <param name="Value">What is put on the command line.</param>
/// <param name="Tooltip">What tells a person which one it is.</param>
internal sealed record SeenItem(string Value, string Tooltip);
