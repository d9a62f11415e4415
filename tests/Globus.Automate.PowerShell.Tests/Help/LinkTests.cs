namespace Globus.Automate.PowerShell.Tests.Help;

/// <summary>The pages find each other.</summary>
public sealed class LinkTests
{
    private const string Index = "docs/README.md";

    public static TheoryData<string> Pages => [.. DocumentationPage.All.Select(page => page.Name)];

    /// <summary>The pages that name their readers. The index names those of the help.</summary>
    public static TheoryData<string> Guides =>
        [
            .. DocumentationPage
                .All.Select(page => page.Name)
                .Where(name => name.StartsWith("docs/", StringComparison.Ordinal))
                .Where(name => !name.StartsWith("docs/en-US/", StringComparison.Ordinal)),
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_relative_link_leads_to_a_file_and_its_heading(string page) =>
        Assert.DoesNotContain(DocumentationPage.Find(page).RelativeLinks, link => !Resolves(page, link));

    [Theory]
    [MemberData(nameof(Guides))]
    public void A_guide_begins_with_its_readers(string page) =>
        Assert.StartsWith("This page is for ", DocumentationPage.Find(page).FirstLine, StringComparison.Ordinal);

    [Fact]
    public void The_index_has_every_page()
    {
        var index = DocumentationPage.Find(Index);
        var listed = index.RelativeLinks.Select(link => Target(index, link.Split('#')[0])).ToList();
        var pages = DocumentationPage.All.Where(page => page != index).Select(page => Repository.PathOf(page.Name));
        Assert.Empty(pages.Select(Path.GetFullPath).Except(listed));
    }

    private static bool Resolves(string name, string link)
    {
        var page = DocumentationPage.Find(name);
        var parts = link.Split('#');
        var target = parts[0].Length == 0 ? Repository.PathOf(name) : Target(page, parts[0]);
        if (!File.Exists(target) && !Directory.Exists(target))
        {
            return false;
        }

        return parts.Length == 1 || HasAnchor(target, parts[1]);
    }

    private static bool HasAnchor(string file, string anchor) =>
        DocumentationPage
            .All.SingleOrDefault(page => Path.GetFullPath(Repository.PathOf(page.Name)) == Path.GetFullPath(file))
            ?.Anchors.Contains(anchor) == true;

    private static string Target(DocumentationPage page, string link) =>
        Path.GetFullPath(Path.Combine(Repository.Root, page.Folder, link));
}
