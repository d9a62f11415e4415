using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Globus.Automate.Help.Pages;

/// <summary>
/// The parameters that many commands have alike. They are described on one page; a command's page links to them.
/// </summary>
internal static class SharedParameters
{
    /// <summary>The name of that page.</summary>
    public const string FileName = "Shared-Parameters.md";

    /// <summary>Reads the page.</summary>
    public static IReadOnlyList<CommandParameter> Read(PageFile page) =>
        [.. page.Sections.Select(ParameterReader.Read)];

    /// <summary>The shared parameters that a command's page links to before its own.</summary>
    /// <param name="section">The section about parameters.</param>
    /// <param name="shared">Those there are.</param>
    /// <exception cref="PageException">A paragraph there links to something else, or to nothing.</exception>
    public static IEnumerable<CommandParameter> Linked(Section section, IReadOnlyList<CommandParameter> shared) =>
        section.Blocks.SelectMany(block =>
            Links(section.Page, block).Select(link => Find(section.Page, block, link.Url ?? "", shared))
        );

    private static List<LinkInline> Links(PageFile page, Block block) =>
        block is ParagraphBlock { Inline: { } inlines }
        && inlines.FindDescendants<LinkInline>().ToList() is { Count: > 0 } links
            ? links
            : throw page.Wrong(block, $"Only links to {FileName} stand here. Move other text into the description.");

    private static CommandParameter Find(
        PageFile page,
        Block block,
        string address,
        IReadOnlyList<CommandParameter> shared
    ) =>
        shared.FirstOrDefault(parameter =>
            address.Equals($"{FileName}#-{parameter.Name}", StringComparison.OrdinalIgnoreCase)
        )
        ?? throw page.Wrong(
            block,
            $"'{address}' is not a shared parameter. Describe it under a heading of {FileName}, or on this page."
        );
}
