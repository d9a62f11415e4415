using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Globus.Automate.Architecture.Tests;

/// <summary>A source file of the repository, with its syntax tree.</summary>
internal sealed record SourceFile(string Name, SourceText Text, CompilationUnitSyntax Root)
{
    private static readonly string[] Folders = ["src", "tests", "build", "benchmarks", "examples"];

    private static readonly Lazy<IReadOnlyList<SourceFile>> Files = new(() => [.. Read()]);

    /// <summary>Every C# file that is kept, of the product, the tests and the tools.</summary>
    public static IReadOnlyList<SourceFile> All => Files.Value;

    /// <summary>The files of the product.</summary>
    public static IEnumerable<SourceFile> Product => Below("src/");

    public static IEnumerable<SourceFile> Below(string folder) =>
        All.Where(file => file.Name.StartsWith(folder, StringComparison.Ordinal));

    public static SourceFile Parse(string name, string text)
    {
        var source = SourceText.From(text);
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        return new(name, source, (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(source, options).GetRoot());
    }

    public override string ToString() => Name;

    /// <summary>The first line of a node and how many lines it has, its comments and attributes not counted.</summary>
    public (int Line, int Length) Measure(SyntaxNode node)
    {
        var first = node is MemberDeclarationSyntax { AttributeLists: [.., var attributes] }
            ? attributes.GetLastToken().GetNextToken().SpanStart
            : node.SpanStart;
        var start = Text.Lines.GetLinePosition(first).Line;
        return (start + 1, Text.Lines.GetLinePosition(node.Span.End).Line - start + 1);
    }

    private static IEnumerable<SourceFile> Read() =>
        from folder in Folders
        from path in Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
        where !path.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin")
        select Parse(Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'), File.ReadAllText(path));
}
