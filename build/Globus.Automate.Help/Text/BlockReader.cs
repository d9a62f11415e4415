using System.Globalization;
using Globus.Automate.Help.Pages;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Globus.Automate.Help.Text;

/// <summary>Reads the kinds of block that help can show.</summary>
internal static class BlockReader
{
    /// <summary>The text of the blocks.</summary>
    /// <exception cref="PageException">Help cannot show one of them.</exception>
    public static IReadOnlyList<TextBlock> Read(PageFile page, IEnumerable<Block> blocks) =>
        [.. blocks.SelectMany(block => Read(page, block))];

    /// <summary>The lines of a fenced block.</summary>
    public static IReadOnlyList<string> CodeLines(CodeBlock code) =>
        [.. code.Lines.Lines.Take(code.Lines.Count).Select(line => line.ToString())];

    private static IEnumerable<TextBlock> Read(PageFile page, Block block) =>
        block switch
        {
            ParagraphBlock paragraph => [new Paragraph(block.Line + 1, page.InlineText(paragraph))],
            ListBlock list => list.Cast<ListItemBlock>().Select(item => ReadItem(page, list, item)),
            FencedCodeBlock code => [new CodeLines(block.Line + 1, CodeLines(code))],
            Table table =>
            [
                new TableRows(block.Line + 1, [.. table.Cast<TableRow>().Select(row => ReadRow(page, row))]),
            ],
            _ => throw page.Wrong(
                block,
                "Help shows paragraphs, lists, tables and fenced code, and nothing else. Write this as one of them."
            ),
        };

    private static ListItem ReadItem(PageFile page, ListBlock list, ListItemBlock item)
    {
        if (item is not [ParagraphBlock text])
        {
            throw page.Wrong(item, "An item of a list is one paragraph. Move what follows it out of the list.");
        }

        var mark = list.IsOrdered ? string.Format(CultureInfo.InvariantCulture, "{0}.", item.Order) : "-";
        return new ListItem(item.Line + 1, mark, page.InlineText(text));
    }

    private static List<string> ReadRow(PageFile page, TableRow row) =>
        [.. row.Cast<TableCell>().Select(cell => cell is [ParagraphBlock text] ? page.InlineText(text) : "")];
}
