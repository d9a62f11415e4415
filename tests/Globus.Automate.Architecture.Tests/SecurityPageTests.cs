using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Globus.Automate.Architecture.Tests;

/// <summary>Each protection in docs/security.md has a test, and each test that it names exists.</summary>
public sealed partial class SecurityPageTests
{
    private static readonly IReadOnlyList<string[]> Rows =
    [
        .. File.ReadLines(Repository.PathOf("docs", "security.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split(" | "))
            .Where(cells => cells is [not ("Threat" or "---"), _, _]),
    ];

    private static readonly Lazy<HashSet<string>> Tests = new(() =>
        [
            .. from file in SourceFile.Below("tests/")
            from type in file.Root.DescendantNodes().OfType<ClassDeclarationSyntax>()
            from method in type.Members.OfType<MethodDeclarationSyntax>()
            where IsTest(method)
            select $"{type.Identifier.ValueText}.{method.Identifier.ValueText}",
            .. Directory
                .EnumerateFiles(Repository.PathOf("tests", "Pester"), "*.Tests.ps1")
                .Select(path => Path.GetFileName(path)),
        ]
    );

    [Fact]
    public void Each_threat_names_a_test() =>
        Findings.None(from row in Rows where !Names(row).Any() select $"no test: {row[0]}");

    [Fact]
    public void Each_named_test_exists() =>
        Findings.None(from row in Rows from name in Names(row) where !Tests.Value.Contains(name) select name);

    [Fact]
    public void The_check_reads_the_page_and_the_tests()
    {
        Assert.True(Rows.Count > 20, $"{Rows.Count} rows");
        Assert.Contains($"{nameof(SecurityPageTests)}.{nameof(Each_named_test_exists)}", Tests.Value);
        Assert.DoesNotContain($"{nameof(SecurityPageTests)}.{nameof(IsTest)}", Tests.Value);
        Assert.Equal(["A.B_c", "D.Tests.ps1"], Names(["`x`", "`y`", "`A.B_c`, `D.Tests.ps1`"]));
    }

    private static IEnumerable<string> Names(string[] row) =>
        CodeSpan().Matches(row[2]).Select(span => span.Groups[1].Value);

    private static bool IsTest(MethodDeclarationSyntax method) =>
        method
            .AttributeLists.SelectMany(list => list.Attributes)
            .Any(attribute => attribute.Name.ToString() is "Fact" or "Theory");

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();
}
