namespace Globus.Automate.Help.Text;

/// <summary>Lines that stay as they are.</summary>
internal sealed record CodeLines(int Line, IReadOnlyList<string> Lines) : TextBlock(Line);
