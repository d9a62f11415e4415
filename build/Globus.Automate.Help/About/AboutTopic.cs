using Globus.Automate.Help.Pages;
using Globus.Automate.Help.Text;

namespace Globus.Automate.Help.About;

/// <summary>Renders an about page as plain text of 80 columns.</summary>
internal static class AboutTopic
{
    private const int Columns = 80;
    private const string Indent = "    ";
    private const string CodeIndent = "        ";

    /// <summary>The text of a topic.</summary>
    /// <param name="page">The page.</param>
    /// <exception cref="PageException">Its sections are not those of a topic, or a line cannot be made to
    /// fit.</exception>
    public static TopicText Render(PageFile page)
    {
        if (page.Sections is not [{ Title: "Short description" } summary, { Title: "Long description" }, ..])
        {
            throw page.Wrong(
                1,
                "The topic's first sections are missing. Begin with '## Short description' and '## Long "
                    + "description'; others follow."
            );
        }

        RequireOneLine(summary);
        List<string> lines =
        [
            "TOPIC",
            Indent + page.Name,
            "",
            .. page.Sections.SelectMany(section => Render(section, isTop: true)),
        ];
        return new TopicText(page.Name, string.Join('\n', lines.SkipLast(1)) + "\n");
    }

    // Get-Help takes the synopsis of a topic from its fifth line.
    private static void RequireOneLine(Section summary)
    {
        if (summary.Text is not [Paragraph text] || text.Text.Length > Columns - Indent.Length)
        {
            throw summary.Wrong(
                $"The short description is not one line. Make it one paragraph of at most {Columns - Indent.Length} "
                    + "characters."
            );
        }
    }

    private static IEnumerable<string> Render(Section section, bool isTop)
    {
        var title = isTop ? section.Title.ToUpperInvariant() : "  " + section.Title;
        return
        [
            title,
            .. Render(section.Page, section.Text),
            .. section.Subsections.SelectMany(subsection => Render(subsection, isTop: false)),
        ];
    }

    // A blank line follows everything but an item that another item follows.
    private static IEnumerable<string> Render(PageFile page, IReadOnlyList<TextBlock> texts) =>
        texts.SelectMany(
            (text, index) =>
                text is ListItem && index + 1 < texts.Count && texts[index + 1] is ListItem
                    ? Render(page, text)
                    : Render(page, text).Append("")
        );

    private static List<string> Render(PageFile page, TextBlock block)
    {
        List<string> lines = block switch
        {
            Paragraph text => [.. WordWrap.Lines(text.Text, Columns - Indent.Length).Select(line => Indent + line)],
            ListItem item => RenderItem(item),
            CodeLines code => [.. code.Lines.Select(line => (CodeIndent + line).TrimEnd())],
            TableRows table =>
            [
                .. TableLayout.Lines(table.Rows, Columns - Indent.Length).Select(line => (Indent + line).TrimEnd()),
            ],
            _ => throw new NotSupportedException(block.GetType().Name),
        };
        var tooLong = lines.FindIndex(line => line.Length > Columns);
        return tooLong < 0
            ? lines
            : throw page.Wrong(
                block is CodeLines ? block.Line + 1 + tooLong : block.Line,
                $"This does not fit into {Columns} columns: '{lines[tooLong].Trim()}'. Break or shorten it."
            );
    }

    private static List<string> RenderItem(ListItem item)
    {
        var hanging = new string(' ', item.Mark.Length + 1);
        var lines = WordWrap.Lines(item.Text, Columns - Indent.Length - hanging.Length);
        return [.. lines.Select((line, index) => Indent + (index == 0 ? item.Mark + " " : hanging) + line)];
    }
}
