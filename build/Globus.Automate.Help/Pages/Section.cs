using Globus.Automate.Help.Text;
using Markdig.Syntax;

namespace Globus.Automate.Help.Pages;

/// <summary>A heading, and what stands under it up to the next one of its level.</summary>
internal sealed class Section
{
    private const int DeepestLevel = 3;

    private Section(PageFile page, HeadingBlock heading, List<Block> blocks)
    {
        Page = page;
        Line = heading.Line + 1;
        Title = page.InlineText(heading);
        var own = blocks.FindIndex(block => block is HeadingBlock);
        Blocks = [.. own < 0 ? blocks : blocks[..own]];
        Subsections = own < 0 ? [] : Split(page, blocks[own..], heading.Level + 1);
    }

    /// <summary>The page that it stands on.</summary>
    public PageFile Page { get; }

    /// <summary>The line of the heading, counted from 1.</summary>
    public int Line { get; }

    /// <summary>The text of the heading.</summary>
    public string Title { get; }

    /// <summary>What stands before the first subsection.</summary>
    public Block[] Blocks { get; }

    /// <summary>What stands under headings of the next level.</summary>
    public IReadOnlyList<Section> Subsections { get; }

    /// <summary>The section's own text.</summary>
    public IReadOnlyList<TextBlock> Text => BlockReader.Read(Page, Blocks);

    /// <summary>Cuts blocks at the headings of one level.</summary>
    /// <exception cref="PageException">A block stands before the first heading, or a level is left out.</exception>
    public static List<Section> Split(PageFile page, List<Block> blocks, int level)
    {
        var sections = new List<Section>();
        while (blocks.Count > 0)
        {
            if (blocks[0] is not HeadingBlock heading || heading.Level != level)
            {
                throw page.Wrong(
                    blocks[0],
                    $"A heading of level {level} is expected here. Put '{new string('#', level)} ' and a title "
                        + "before it, or move it into a section."
                );
            }

            if (level > DeepestLevel)
            {
                throw page.Wrong(
                    heading,
                    "A page has headings down to the third level. Make it a paragraph, or move it up."
                );
            }

            var end = blocks.FindIndex(1, block => block is HeadingBlock next && next.Level <= level);
            sections.Add(new Section(page, heading, end < 0 ? blocks[1..] : blocks[1..end]));
            blocks = end < 0 ? [] : blocks[end..];
        }

        return sections;
    }

    /// <summary>Makes sure that nothing is under further headings, where it would not be read.</summary>
    /// <exception cref="PageException">Something is.</exception>
    public void RequireNoSubsections()
    {
        if (Subsections is [var first, ..])
        {
            throw first.Wrong("A heading does not stand here. Make it a paragraph, or move it into another section.");
        }
    }

    /// <summary>Makes sure that no text stands before the subsections, where it would not be read.</summary>
    /// <exception cref="PageException">Some does.</exception>
    public void RequireOnlySubsections()
    {
        if (Blocks is [var first, ..])
        {
            throw Page.Wrong(first, "Text does not stand here. Move it under a heading of the third level.");
        }

        if (Subsections.Count == 0)
        {
            throw Wrong($"'{Title}' is empty. Add '### ' and a title with text below it.");
        }
    }

    /// <summary>What is wrong with the section.</summary>
    public PageException Wrong(string message) => Page.Wrong(Line, message);
}
