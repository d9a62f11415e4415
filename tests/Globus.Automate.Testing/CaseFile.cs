using System.Text.RegularExpressions;

namespace Globus.Automate.Testing;

/// <summary>
/// The files below the folder Cases of a test project. A new case needs no code.
/// </summary>
/// <remarks>
/// Lines that begin with <c>//</c> are comments, and blank lines between cases are ignored. A case is one line of parts
/// with arrows between them, <c>input => outcome</c>, or a title with lines below it, <c>== title</c>. Within a part
/// <c>⏎</c> stands for a line break and <c>␠</c> for a space at the end of a line; a part may be empty.
/// </remarks>
public static partial class CaseFile
{
    private const string TitleMark = "==";

    /// <summary>The one-line cases of a file, each of two parts.</summary>
    /// <param name="name">The file's name without extension, with its folder below Cases.</param>
    public static TheoryData<string, string> Read(string name)
    {
        var cases = new TheoryData<string, string>();
        foreach (var parts in ReadParts(name, 2))
        {
            cases.Add(parts[0], parts[1]);
        }

        return cases;
    }

    /// <summary>The one-line cases of a file, each of so many parts.</summary>
    public static IReadOnlyList<string[]> ReadParts(string name, int count)
    {
        var cases = new List<string[]>();
        foreach (var (number, line) in Lines(name).Where(line => line.Text.Length > 0))
        {
            var parts = Arrow().Split(line);
            if (parts.Length != count)
            {
                throw new InvalidDataException($"{name}.cases:{number}: {parts.Length} parts instead of {count}.");
            }

            cases.Add([.. parts.Select(Unescape)]);
        }

        return cases;
    }

    /// <summary>The cases of several lines each; the title is the name of the test.</summary>
    public static IEnumerable<TheoryDataRow<string>> ReadSections(string name)
    {
        string? title = null;
        var body = new List<string>();
        foreach (var (number, line) in Lines(name).Append((Number: 0, Text: TitleMark)))
        {
            if (!line.StartsWith(TitleMark, StringComparison.Ordinal))
            {
                body.Add(line);
                continue;
            }

            if (title is not null)
            {
                yield return new TheoryDataRow<string>(string.Join('\n', body).Trim()) { TestDisplayName = title };
            }
            else if (body.Any(text => text.Length > 0))
            {
                throw new InvalidDataException($"{name}.cases: the lines before line {number} have no title.");
            }

            title = line[TitleMark.Length..].Trim();
            body.Clear();
        }
    }

    /// <summary>The names of the files in a folder below Cases.</summary>
    public static IReadOnlyList<string> Names(string folder) =>
        [
            .. Directory
                .GetFiles(Path.Combine(Folder, folder), "*.cases")
                .Select(file => $"{folder}/{Path.GetFileNameWithoutExtension(file)}")
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The folder Cases, for files of other kinds that lie there.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Cases");

    private static IEnumerable<(int Number, string Text)> Lines(string name) =>
        File.ReadLines(Path.Combine(Folder, name + ".cases"))
            .Select((text, index) => (Number: index + 1, Text: text))
            .Where(line => !line.Text.StartsWith("//", StringComparison.Ordinal));

    private static string Unescape(string part) => part.Replace('⏎', '\n').Replace('␠', ' ');

    [GeneratedRegex("(?:^| )=>(?: |$)")]
    private static partial Regex Arrow();
}
