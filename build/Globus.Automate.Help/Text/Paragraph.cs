namespace Globus.Automate.Help.Text;

/// <summary>A paragraph.</summary>
internal sealed record Paragraph(int Line, string Text) : TextBlock(Line);
