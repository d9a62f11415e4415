namespace Globus.Automate.Help.Tests;

/// <summary>A folder of pages, and one for the help that is made of them; both go with the test.</summary>
internal sealed class PageFolder : IDisposable
{
    public const string MamlName = "Example.dll-Help.xml";

    /// <summary>Another address than the one that the module is built with.</summary>
    public static readonly Uri Address = new("https://example.org/project/blob/v1.2.3/docs/en-US/");

    private readonly string _root = Directory.CreateTempSubdirectory("globus-automate-help-").FullName;

    public PageFolder()
    {
        Directory.CreateDirectory(Pages);
        foreach (var file in Directory.GetFiles(Path.Combine(CaseFile.Folder, "Pages")))
        {
            File.Copy(file, Path.Combine(Pages, Path.GetFileName(file)));
        }
    }

    public string Pages => Path.Combine(_root, "pages");

    public string Output => Path.Combine(_root, "help");

    public string Page(string name) => Path.Combine(Pages, name);

    public string Help(string name) => File.ReadAllText(Path.Combine(Output, name));

    public IReadOnlyList<PageException> Build() => Build(Address);

    public IReadOnlyList<PageException> Build(Uri address) => HelpBuild.Run(Pages, address, Output, MamlName);

    /// <summary>Replaces a text of a page, which is there exactly once or at a line's start.</summary>
    public void Change(string page, string from, string to)
    {
        var text = File.ReadAllText(Page(page));
        var at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{from}' is not on the page.");
        File.WriteAllText(Page(page), text[..at] + to + text[(at + from.Length)..]);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
