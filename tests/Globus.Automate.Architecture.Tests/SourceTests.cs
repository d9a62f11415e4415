using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Globus.Automate.Architecture.Tests;

/// <summary>Sizes and habits of every source file that no rule of the compiler checks.</summary>
public sealed partial class SourceTests
{
    private const int LongestFile = 300;
    private const int LongestMethod = 60;
    private const int LongestLine = 120;

    [Fact]
    public void No_file_is_too_long() =>
        Findings.None(
            from file in SourceFile.Product
            where file.Text.Lines.Count - 1 > LongestFile
            select $"{file} has {file.Text.Lines.Count - 1} lines"
        );

    [Fact]
    public void No_method_is_too_long() =>
        Findings.None(
            from file in SourceFile.Product
            from method in MethodsOf(file)
            where method.Length > LongestMethod
            select $"{file}:{method.Line} has {method.Length} lines"
        );

    [Theory]
    [InlineData("void M() {", "}")]
    [InlineData("[A]\nvoid M<T>()\nwhere T : class\n{", "}", 1, 2)]
    [InlineData("void M() =>", "x();", 0, 0, "x() +")]
    [InlineData("int P =>", "x();", 0, 0, "x() +")]
    [InlineData("int P { get {", "} }")]
    [InlineData("C() {", "}")]
    [InlineData("static C operator +(C one, C other) {", "}")]
    public void The_measure_of_methods_finds_a_long_one(
        string open,
        string close,
        int before = 0,
        int heading = 0,
        string line = "x();"
    )
    {
        var text =
            $"class C\n{{\n{open}{string.Concat(Enumerable.Repeat("\n" + line, 70))}\n{close}\nint Q {{ get; }} = "
            + "1;\n}\n";
        var methods = MethodsOf(SourceFile.Parse("C.cs", text)).Where(method => method.Length > LongestMethod);

        Assert.Equal((3 + before, 72 + heading), Assert.Single(methods));
    }

    // A document in a test stays as it is sent.
    [Fact]
    public void No_line_is_too_long() =>
        Findings.None(
            from file in SourceFile.All
            let texts = RawTexts(file)
            from line in file.Text.Lines
            where line.Span.Length > LongestLine && !(IsTest(file) && texts.Contains(line.LineNumber))
            select $"{file}:{line.LineNumber + 1} has {line.Span.Length} columns"
        );

    [Fact]
    public void A_file_is_named_after_its_one_type() =>
        Findings.None(
            from file in SourceFile.Product
            let types = file.Root.DescendantNodes(node => node is not TypeDeclarationSyntax).Where(IsType).ToList()
            let name = Path.GetFileName(file.Name).Split('.')[0]
            where types.Count > 0 && !(types.Count == 1 && NameOf(types[0]) == name)
            select $"{file} has {string.Join(", ", types.Select(NameOf))}"
        );

    [Fact]
    public void A_caught_exception_is_called_one() =>
        Findings.None(
            from file in SourceFile.All
            from caught in file.Root.DescendantNodes().OfType<CatchDeclarationSyntax>()
            where caught.Identifier.ValueText is not ("" or "exception" or "ex")
            select $"{file}: {caught}"
        );

    [Fact]
    public void Only_one_class_touches_the_http_client() =>
        Assert.Equal(
            ["GlobusConnection.cs"],
            from file in SourceFile.Below("src/Globus.Automate/")
            where Names(file).Any(name => name.Identifier.ValueText == "HttpClient")
            select Path.GetFileName(file.Name)
        );

    [Fact]
    public void Editions_differ_in_one_file_of_a_project() =>
        Findings.None(
            from file in SourceFile.Product
            where Path.GetFileName(file.Name) != "Polyfill.cs" && file.Root.ContainsDirectives
            where file.Root.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.IfDirectiveTrivia))
            select file.Name
        );

    [Fact]
    public void The_time_of_the_client_comes_from_a_time_provider() =>
        Findings.None(
            from file in SourceFile.Below("src/Globus.Automate/")
            where Path.GetFileName(file.Name) != "Polyfill.cs"
            from use in file.Root.DescendantNodes().OfType<ExpressionSyntax>()
            where AmbientTime().IsMatch(use.ToString())
            select $"{file}: {use}"
        );

    private static IEnumerable<(int Line, int Length)> MethodsOf(SourceFile file) =>
        file
            .Root.DescendantNodes()
            .Where(node => node is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax)
            .Select(file.Measure);

    private static HashSet<int> RawTexts(SourceFile file)
    {
        var lines =
            from token in file.Root.DescendantTokens()
            where
                token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken)
                || token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken)
                || token.Parent is InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax whole }
                    && whole.StringStartToken.Text.TrimEnd().EndsWith("\"\"\"", StringComparison.Ordinal)
            let span = file.Text.Lines.GetLinePositionSpan(token.Span)
            from line in Enumerable.Range(span.Start.Line, span.End.Line - span.Start.Line + 1)
            select line;
        return [.. lines];
    }

    private static bool IsTest(SourceFile file) => file.Name.StartsWith("tests/", StringComparison.Ordinal);

    private static bool IsType(SyntaxNode node) => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax;

    private static string NameOf(SyntaxNode node) =>
        node is DelegateDeclarationSyntax callback
            ? callback.Identifier.ValueText
            : ((BaseTypeDeclarationSyntax)node).Identifier.ValueText;

    private static IEnumerable<SimpleNameSyntax> Names(SourceFile file) =>
        file.Root.DescendantNodes().OfType<SimpleNameSyntax>();

    [GeneratedRegex(
        @"^(DateTime(Offset)?\.(Utc)?Now|Thread\.Sleep|Stopwatch(\..*)?|Task\.Delay\((?!.*[Tt]ime).*)$",
        RegexOptions.Singleline
    )]
    private static partial Regex AmbientTime();
}
