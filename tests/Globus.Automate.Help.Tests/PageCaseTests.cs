using System.Globalization;

namespace Globus.Automate.Help.Tests;

public sealed class PageCaseTests : IDisposable
{
    private readonly PageFolder _folder = new();

    public static TheoryData<string, string, string, string> WrongPages()
    {
        var cases = new TheoryData<string, string, string, string>();
        foreach (var page in new[] { "Get-Thing", "about_Thing", "Shared-Parameters" })
        {
            foreach (var parts in CaseFile.ReadParts(page, 3))
            {
                cases.Add(page + ".md", parts[0], parts[1], parts[2]);
            }
        }

        return cases;
    }

    public static TheoryData<string, string> Texts => CaseFile.Read("text");

    [Theory]
    [MemberData(nameof(WrongPages))]
    public void A_wrong_page_is_an_error_that_names_the_line(string page, string from, string to, string expected)
    {
        _folder.Change(page, from, to);
        var errors = _folder.Build().Where(error => Path.GetFileName(error.File) == page);
        var error = Assert.Single(errors);
        Assert.StartsWith(
            expected,
            string.Create(CultureInfo.InvariantCulture, $"{error.Line}: {error.Message}"),
            StringComparison.Ordinal
        );
        Assert.Matches(@"\. .+", error.Message);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_loses_its_marks_and_fits(string markdown, string expected)
    {
        File.WriteAllText(
            _folder.Page("about_Text.md"),
            $"# about_Text\n\n## Short description\n\nText.\n\n## Long description\n\n{markdown}\n"
        );
        Assert.Empty(_folder.Build());
        var text = _folder.Help("about_Text.help.txt").Split("LONG DESCRIPTION\n")[1].TrimEnd('\n');
        Assert.Equal(
            expected,
            string.Join(
                '\n',
                text.Split('\n').Select(line => line.StartsWith("    ", StringComparison.Ordinal) ? line[4..] : line)
            )
        );
    }

    public void Dispose() => _folder.Dispose();
}
