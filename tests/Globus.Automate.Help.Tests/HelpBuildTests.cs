using System.Xml.Linq;

namespace Globus.Automate.Help.Tests;

public sealed class HelpBuildTests : IDisposable
{
    private readonly PageFolder _folder = new();

    [Theory]
    [InlineData(PageFolder.MamlName, "Get-Thing.maml")]
    [InlineData("about_Thing.help.txt", "about_Thing.txt")]
    public void Pages_become_help(string help, string expected)
    {
        Assert.Empty(_folder.Build());
        Assert.Equal(File.ReadAllText(Path.Combine(CaseFile.Folder, expected)), _folder.Help(help));
    }

    [Theory]
    [InlineData("https://example.com/team/other/blob/v9.8.7/docs/en-US/")]
    [InlineData("http://127.0.0.1:8080/docs/")]
    public void The_first_link_of_a_command_is_its_page_at_the_address_of_the_build(string address)
    {
        Assert.Empty(_folder.Build(new Uri(address)));
        Assert.Equal([address + "Get-Thing.md", address + "about_Thing.md", "https://example.org/things"], Addresses());
    }

    [Fact]
    public void A_command_without_related_links_has_its_page()
    {
        File.WriteAllText(
            _folder.Page("Get-Thing.md"),
            File.ReadAllText(_folder.Page("Get-Thing.md")).Split("## Related")[0]
        );
        Assert.Empty(_folder.Build());
        Assert.Equal([PageFolder.Address + "Get-Thing.md"], Addresses());
    }

    [Fact]
    public void A_link_to_another_folder_leads_to_its_address()
    {
        File.WriteAllText(Path.Combine(_folder.Pages, "..", "other.md"), "# Other\n");
        _folder.Change("Get-Thing.md", "- [about_Thing](about_Thing.md)", "- [Other](../other.md#part)");
        Assert.Empty(_folder.Build());
        Assert.Equal("https://example.org/project/blob/v1.2.3/docs/other.md#part", Addresses().ElementAt(1));
    }

    [Fact]
    public void A_page_lists_its_parameter_sets_where_one_has_no_parameter_of_its_own()
    {
        _folder.Change("Get-Thing.md", "## Description", "## Syntax\n\n- Now\n- List\n- Id\n\n## Description");
        Assert.Empty(_folder.Build());
        var syntax = XDocument
            .Parse(_folder.Help(PageFolder.MamlName))
            .Descendants()
            .Where(element => element.Name.LocalName == "syntaxItem");
        Assert.Equal(
            ["Context", "Filter Quiet Context", "ThingId Quiet Context"],
            syntax.Select(item =>
                string.Join(' ', item.Elements().Skip(1).Select(parameter => parameter.Elements().First().Value))
            )
        );
    }

    [Fact]
    public void Every_wrong_page_is_named_and_nothing_is_written()
    {
        _folder.Change("Get-Thing.md", "## Synopsis", "## Summary");
        _folder.Change("about_Thing.md", "## Short description", "## Summary");
        var errors = _folder.Build();
        Assert.Equal(
            [_folder.Page("Get-Thing.md"), _folder.Page("about_Thing.md")],
            errors.Select(error => error.File).Order(StringComparer.Ordinal)
        );
        Assert.False(Directory.Exists(_folder.Output));
    }

    [Fact]
    public void An_error_is_written_as_MSBuild_reads_it()
    {
        _folder.Change("about_Thing.md", "# about_Thing", "# Things");
        Assert.Equal(
            $"{_folder.Page("about_Thing.md")}(1): error HELP01: The page does not start with its name. Begin it "
                + "with '# about_Thing'.",
            _folder.Build().Single().AsBuildError()
        );
    }

    [Fact]
    public void A_page_whose_name_is_no_command_is_refused()
    {
        File.WriteAllText(_folder.Page("Things.md"), "# Things\n");
        Assert.StartsWith(
            "'Things' is not a command.",
            Assert.Single(_folder.Build()).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_help_of_a_topic_goes_with_its_page()
    {
        File.WriteAllText(
            _folder.Page("about_Other.md"),
            "# about_Other\n\n## Short description\n\nOther.\n\n## Long description\n\nOther.\n"
        );
        Assert.Empty(_folder.Build());
        Assert.NotEmpty(_folder.Help("about_Other.help.txt"));
        File.Delete(_folder.Page("about_Other.md"));
        Assert.Empty(_folder.Build());
        Assert.Equal(
            ["Example.dll-Help.xml", "about_Thing.help.txt"],
            Directory.GetFiles(_folder.Output).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    /// <summary>The addresses of the command's links.</summary>
    private IEnumerable<string> Addresses() =>
        XDocument
            .Parse(_folder.Help(PageFolder.MamlName))
            .Descendants()
            .Where(element => element.Name.LocalName == "uri")
            .Select(element => element.Value);

    public void Dispose() => _folder.Dispose();
}
