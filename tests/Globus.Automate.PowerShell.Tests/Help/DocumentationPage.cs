using System.Text.RegularExpressions;

namespace Globus.Automate.PowerShell.Tests.Help;

/// <summary>A Markdown page that is written for people who read the repository.</summary>
/// <param name="name">The path below the repository, with slashes.</param>
internal sealed partial class DocumentationPage(string name)
{
    private static readonly string[] RootPages =
    [
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "SECURITY.md",
        "examples/README.md",
    ];

    private readonly string _text = File.ReadAllText(Path.Combine(Repository.Root, name)).ReplaceLineEndings("\n");

    /// <summary>The pages at the root, those of the examples, and all below <c>docs</c>.</summary>
    public static IReadOnlyList<DocumentationPage> All { get; } =
    [
        .. RootPages
            .Concat(Directory.GetFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories).Select(Relative))
            .Order(StringComparer.Ordinal)
            .Select(name => new DocumentationPage(name)),
    ];

    public string Name => name;

    /// <summary>The folder of the page, below the repository.</summary>
    public string Folder => Path.GetDirectoryName(name)!;

    /// <summary>The lines outside of code blocks.</summary>
    public IEnumerable<string> Lines => CodeBlock().Replace(_text, "").Split('\n');

    /// <summary>The paragraphs, list items and rows of tables, each in one line.</summary>
    public IEnumerable<string> Paragraphs => WrappedLine().Replace(CodeBlock().Replace(_text, ""), " ").Split('\n');

    /// <summary>The code blocks in PowerShell.</summary>
    public IEnumerable<string> Code =>
        CodeBlock()
            .Matches(_text)
            .Where(block => block.Groups[1].Value == "powershell")
            .Select(block => block.Groups[2].Value);

    /// <summary>The first line of text below the title.</summary>
    public string FirstLine => Lines.First(line => line.Length > 0 && line[0] != '#');

    /// <summary>The targets of the links, such as <c>docs/hosts.md</c>, except those with a scheme.</summary>
    public IEnumerable<string> RelativeLinks =>
        Lines
            .SelectMany(line => Link().Matches(CodeSpan().Replace(line, "")))
            .Select(link => link.Groups[1].Value)
            .Where(target => !target.Contains(':', StringComparison.Ordinal));

    /// <summary>The anchors of the headings, as GitHub derives them.</summary>
    public IReadOnlyList<string> Anchors
    {
        get
        {
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            return
            [
                .. Lines.Where(line => line.StartsWith('#')).Select(line => Anchor(line.TrimStart('#').Trim(), seen)),
            ];
        }
    }

    /// <summary>The code spans of a line, without the escapes that tables need.</summary>
    public static IEnumerable<string> CodeSpans(string line) =>
        CodeSpan().Matches(line).Select(span => span.Groups[1].Value.Replace(@"\|", "|", StringComparison.Ordinal));

    public static DocumentationPage Find(string page) => All.Single(each => each.Name == page);

    private static string Anchor(string heading, Dictionary<string, int> seen)
    {
        var anchor = NotInAnchor().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');
        seen[anchor] = seen.GetValueOrDefault(anchor, -1) + 1;
        return seen[anchor] == 0 ? anchor : $"{anchor}-{seen[anchor]}";
    }

    private static string Relative(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');

    [GeneratedRegex(@"^```(\w*)\n((?:.*\n)*?)```$", RegexOptions.Multiline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"(?<=[^\n])\n(?=[^\n|#\-])")]
    private static partial Regex WrappedLine();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
