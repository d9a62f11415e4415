using Markdig;
using Markdig.Syntax;

namespace Globus.Automate.Help.Pages;

/// <summary>A page: its title and its sections.</summary>
internal sealed class PageFile
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    private PageFile(string path, Uri folderAddress, string text)
    {
        Path = path;
        Address = new Uri(folderAddress, System.IO.Path.GetFileName(path));
        var blocks = Markdown.Parse(text, Pipeline).ToList();
        if (blocks is not [HeadingBlock { Level: 1 } title, .. var rest] || this.InlineText(title) != Name)
        {
            throw new PageException(path, 1, $"The page does not start with its name. Begin it with '# {Name}'.");
        }

        Sections = Section.Split(this, rest, 2);
    }

    /// <summary>The path.</summary>
    public string Path { get; }

    /// <summary>The address at which readers find the page.</summary>
    public Uri Address { get; }

    /// <summary>The name, which is the file's and the title.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The sections, each under a heading of the second level.</summary>
    public IReadOnlyList<Section> Sections { get; }

    /// <summary>Reads and parses a page.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="folderAddress">The address of its folder, with a slash at its end.</param>
    /// <exception cref="PageException">It does not start with its name, or text stands outside its
    /// sections.</exception>
    public static PageFile Read(string path, Uri folderAddress) => new(path, folderAddress, File.ReadAllText(path));

    /// <summary>What is wrong at a block.</summary>
    public PageException Wrong(MarkdownObject place, string message) => Wrong(place.Line + 1, message);

    /// <summary>What is wrong at a line, counted from 1.</summary>
    public PageException Wrong(int line, string message) => new(Path, line, message);
}
