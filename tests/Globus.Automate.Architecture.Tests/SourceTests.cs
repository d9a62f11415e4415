using System.Text.RegularExpressions;

namespace Globus.Automate.Architecture.Tests;

/// <summary>What every source file of the project keeps to.</summary>
public sealed partial class SourceTests
{
    private const int LongestFile = 300;
    private const int LongestMethod = 60;

    private static readonly string[] Files =
    [
        .. Directory
            .EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin")),
    ];

    private static readonly string[] ClientFiles =
    [
        .. Files.Where(file =>
            file.StartsWith(
                Repository.PathOf("src", "Globus.Automate") + Path.DirectorySeparatorChar,
                StringComparison.Ordinal
            )
        ),
    ];

    [Fact]
    public void No_file_is_too_long() =>
        Assert.All(Files, file => Assert.InRange(File.ReadAllLines(file).Length, 1, LongestFile));

    [Fact]
    public void No_method_is_too_long() =>
        Assert.Empty(
            from file in Files
            from method in Methods(File.ReadAllLines(file))
            where method.Length > LongestMethod
            select $"{Name(file)}:{method.Line} has {method.Length} lines"
        );

    [Fact]
    public void The_measure_of_methods_finds_a_long_one()
    {
        string[] lines =
        [
            "class C",
            "{",
            "    void M()",
            "    {",
            .. Enumerable.Repeat("        x();", 70),
            "    }",
            "    int P { get; } = 1;",
            "}",
        ];

        Assert.Equal((3, 73), Assert.Single(Methods(lines)));
    }

    [Fact]
    public void Only_one_class_touches_the_http_client() =>
        Assert.Equal(
            ["GlobusHttp.cs"],
            ClientFiles.Where(file => HttpClientWord().IsMatch(WithoutComments(file))).Select(Path.GetFileName)
        );

    [Fact]
    public void Editions_differ_in_one_file_of_a_project() =>
        Assert.Empty(
            Files
                .Where(file =>
                    Path.GetFileName(file) != "Polyfill.cs"
                    && File.ReadAllText(file).Contains("\n#if", StringComparison.Ordinal)
                )
                .Select(Name)
        );

    [Fact]
    public void The_time_of_the_client_comes_from_a_time_provider() =>
        Assert.Empty(
            from file in ClientFiles
            where Path.GetFileName(file) != "Polyfill.cs"
            where AmbientTime().IsMatch(WithoutComments(file))
            select Name(file)
        );

    private static string Name(string file) => Path.GetRelativePath(Repository.Root, file);

    private static string WithoutComments(string file) =>
        string.Join(
            '\n',
            File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
        );

    // Formatted code closes a member at the column where it opened it, so the indent of a lone brace tells how long it
    // is.
    private static IEnumerable<(int Line, int Length)> Methods(string[] lines)
    {
        for (var open = 1; open < lines.Length; open++)
        {
            if (lines[open].Trim() != "{" || !Signature().IsMatch(lines[open - 1]))
            {
                continue;
            }

            var indent = lines[open].IndexOf('{', StringComparison.Ordinal);
            if (indent == 0)
            {
                continue; // A class with a constructor in its heading.
            }

            var close = Array.FindIndex(lines, open, line =>
                line.StartsWith(new string(' ', indent) + "}", StringComparison.Ordinal)
            );
            yield return (open, close - open + 2);
        }
    }

    [GeneratedRegex(@"\)( where .*)?$")]
    private static partial Regex Signature();

    [GeneratedRegex(@"\bHttpClient\b")]
    private static partial Regex HttpClientWord();

    [GeneratedRegex(
        @"\bDateTime(Offset)?\.(Utc)?Now\b|\bThread\.Sleep\b|\bTask\.Delay\((?![^)]*[Tt]ime)|\bStopwatch\b"
    )]
    private static partial Regex AmbientTime();
}
