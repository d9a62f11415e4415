using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Globus.Automate.Help.Pages;

/// <summary>Reads the list of links at the end of a page.</summary>
internal static class RelatedLinks
{
    /// <summary>The links.</summary>
    /// <exception cref="PageException">The section is not a list of links, or one leads nowhere.</exception>
    public static IEnumerable<RelatedLink> Read(Section section) =>
        section.Blocks is [ListBlock list]
            ? list.Cast<ListItemBlock>().Select(item => Read(section.Page, item))
            : throw section.Wrong("The section is not a list. Write each link as '- [text](address)'.");

    private static RelatedLink Read(PageFile page, ListItemBlock item)
    {
        if (
            item is not [ParagraphBlock { Inline: { } inlines }]
            || inlines.ToList() is not [LinkInline { FirstChild: LiteralInline text } link]
        )
        {
            throw page.Wrong(item, "The item is not a link. Write it as '- [text](address)' and nothing else.");
        }

        return new RelatedLink(text.Content.ToString(), page.LinkTarget(link, item));
    }
}
