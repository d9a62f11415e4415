using Globus.Automate.Help.Text;

namespace Globus.Automate.Help.Maml;

/// <summary>Text as Get-Help shows it: paragraphs that it wraps itself.</summary>
internal static class MamlText
{
    // Get-Help indents what it shows by up to eight columns.
    private const int TableColumns = 72;

    /// <summary>The paragraphs.</summary>
    public static IEnumerable<string> Paragraphs(IEnumerable<TextBlock> texts) => texts.Select(Paragraph);

    private static string Paragraph(TextBlock text) =>
        text switch
        {
            Paragraph paragraph => paragraph.Text,
            ListItem item => $"{item.Mark} {item.Text}",
            CodeLines code => string.Join('\n', code.Lines),
            TableRows table => string.Join('\n', TableLayout.Lines(table.Rows, TableColumns)),
            _ => throw new NotSupportedException(text.GetType().Name),
        };
}
