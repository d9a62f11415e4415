using System.Text.RegularExpressions;

namespace Globus.Automate.PowerShell.Tests.Help;

/// <summary>A page from which the module's help is made, as far as tests read it themselves.</summary>
internal sealed partial class Page(string file)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "en-US");

    private readonly string _text = File.ReadAllText(file);

    public static IReadOnlyList<Page> All { get; } =
    [.. Directory.GetFiles(Folder, "*.md").Order(StringComparer.Ordinal).Select(file => new Page(file))];

    public static IEnumerable<Page> Commands => All.Where(page => !page.IsTopic && page.Name != "Shared-Parameters");

    public static IEnumerable<Page> Topics => All.Where(page => page.IsTopic);

    public string Name { get; } = Path.GetFileNameWithoutExtension(file);

    /// <summary>The examples' code, by their titles.</summary>
    public IReadOnlyDictionary<string, string> Examples =>
        Example().Matches(_text).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    /// <summary>All code of a topic, in its order: later pieces go on with what earlier ones made.</summary>
    public string Code => string.Join("\n", CodeBlock().Matches(_text).Select(match => match.Groups[1].Value));

    /// <summary>The ids in the tables of errors.</summary>
    public IEnumerable<string> ErrorIds =>
        ErrorTable()
            .Matches(_text)
            .SelectMany(table => ErrorRow().Matches(table.Value))
            .Select(row => row.Groups[1].Value);

    /// <summary>The commands of the module that the page names.</summary>
    public IEnumerable<string> NamedCommands => CommandName().Matches(_text).Select(match => match.Value).Distinct();

    private bool IsTopic => Name.StartsWith("about_", StringComparison.Ordinal);

    [GeneratedRegex(@"^### (.+)\n\n```powershell\n((?:.*\n)*?)```$", RegexOptions.Multiline)]
    private static partial Regex Example();

    [GeneratedRegex(@"^```powershell\n((?:.*\n)*?)```$", RegexOptions.Multiline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"^\| Error id \|.*\n(\|.*\n)*", RegexOptions.Multiline)]
    private static partial Regex ErrorTable();

    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex ErrorRow();

    [GeneratedRegex(@"\b[A-Z][a-z]+-Globus\w*\b(?!\*)")]
    private static partial Regex CommandName();
}
