namespace Globus.Automate.Help.Text;

/// <summary>A table; its first row holds the titles of the columns.</summary>
internal sealed record TableRows(int Line, IReadOnlyList<IReadOnlyList<string>> Rows) : TextBlock(Line);
