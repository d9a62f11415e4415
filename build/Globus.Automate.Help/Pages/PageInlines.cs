using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Globus.Automate.Help.Pages;

/// <summary>Reads the text of a paragraph or heading without its marks.</summary>
internal static class PageInlines
{
    /// <summary>The text. A link shows its address, unless its text is a name that Get-Help knows.</summary>
    /// <exception cref="PageException">It holds what plain text cannot, or a link to a page that does not
    /// exist.</exception>
    public static string InlineText(this PageFile page, LeafBlock block)
    {
        var text = new StringBuilder();
        foreach (var inline in block.Inline ?? [])
        {
            Append(text, inline, page, block);
        }

        return text.ToString().Trim();
    }

    private static void Append(StringBuilder text, Inline inline, PageFile page, LeafBlock block)
    {
        switch (inline)
        {
            case LiteralInline literal:
                text.Append(literal.Content.AsSpan());
                break;
            case CodeInline code:
                text.Append(code.Content);
                break;
            case LineBreakInline:
                text.Append(' ');
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.AsSpan());
                break;
            case AutolinkInline address:
                text.Append(address.Url);
                break;
            case LinkInline { IsImage: false } link:
                AppendLink(text, link, page, block);
                break;
            case EmphasisInline emphasis:
                AppendChildren(text, emphasis, page, block);
                break;
            default:
                throw page.Wrong(
                    block,
                    "Plain text cannot show this (an image or HTML). Say it in words, or put it into `code` marks."
                );
        }
    }

    private static void AppendChildren(StringBuilder text, ContainerInline container, PageFile page, LeafBlock block)
    {
        foreach (var inline in container)
        {
            Append(text, inline, page, block);
        }
    }

    private static void AppendLink(StringBuilder text, LinkInline link, PageFile page, LeafBlock block)
    {
        var start = text.Length;
        AppendChildren(text, link, page, block);
        var address = page.LinkTarget(link, block);
        var shown = text.ToString(start, text.Length - start);
        if (shown != address.OriginalString && !IsNameOf(page, shown, address))
        {
            text.Append(" (").Append(address.OriginalString).Append(')');
        }
    }

    private static bool IsNameOf(PageFile page, string text, Uri address) =>
        new Uri(address, ".") == new Uri(page.Address, ".")
        && Path.GetFileNameWithoutExtension(address.AbsolutePath) == text;

    /// <summary>The address to which a link leads. A link to a file leads to where readers find that file.</summary>
    /// <exception cref="PageException">There is no such page.</exception>
    public static Uri LinkTarget(this PageFile page, LinkInline link, Block block)
    {
        if (Uri.TryCreate(link.Url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps)
        {
            return address;
        }

        var file = (link.Url ?? "").Split('#')[0];
        var target = Path.Combine(Path.GetDirectoryName(page.Path)!, file);
        return file.Length == 0 || File.Exists(target)
            ? new Uri(page.Address, link.Url)
            : throw page.Wrong(block, $"There is no page '{file}'. Correct the link, or write that page.");
    }
}
