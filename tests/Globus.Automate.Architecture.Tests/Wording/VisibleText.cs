using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Globus.Automate.Architecture.Tests.Wording;

/// <summary>A piece of text that people read, and its place.</summary>
/// <param name="Place">The file and the line.</param>
/// <param name="Text">The text. Code spans of Markdown are left out.</param>
internal sealed partial record VisibleText(string Place, string Text)
{
    private static readonly string[] Pages = ["*.ps1xml", "*.html", "*.js"];

    /// <summary>Messages: the string literals of the product.</summary>
    public static IEnumerable<VisibleText> Messages =>
        from file in SourceFile.Product
        from token in file.Root.DescendantTokens()
        where
            token.Kind()
                is SyntaxKind.StringLiteralToken
                    or SyntaxKind.SingleLineRawStringLiteralToken
                    or SyntaxKind.MultiLineRawStringLiteralToken
                    or SyntaxKind.InterpolatedStringTextToken
        select Of(file, token.Span.Start, token.ValueText);

    /// <summary>The comments of the product, documentation included.</summary>
    public static IEnumerable<VisibleText> Comments =>
        from file in SourceFile.Product
        from trivia in file.Root.DescendantTrivia()
        where
            trivia.Kind()
                is SyntaxKind.SingleLineCommentTrivia
                    or SyntaxKind.MultiLineCommentTrivia
                    or SyntaxKind.SingleLineDocumentationCommentTrivia
        select Of(file, trivia.FullSpan.Start, CommentMark().Replace(trivia.ToFullString(), " "));

    /// <summary>The lines of all documents: README, help and guides.</summary>
    public static IEnumerable<VisibleText> Documents =>
        from path in Directory
            .EnumerateFiles(Repository.Root, "*.md")
            .Concat(Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repository.PathOf("examples"), "*.md", SearchOption.AllDirectories))
        from text in Paragraphs(path)
        select text;

    /// <summary>Views of the module and pages of the emulator.</summary>
    public static IEnumerable<VisibleText> Views =>
        from pattern in Pages
        from path in Directory.EnumerateFiles(Repository.PathOf("src"), pattern, SearchOption.AllDirectories)
        where !path.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin")
        from line in File.ReadLines(path).Index()
        select new VisibleText($"{Name(path)}:{line.Index + 1}", line.Item);

    private static VisibleText Of(SourceFile file, int position, string text) =>
        new($"{file}:{file.Text.Lines.GetLinePosition(position).Line + 1}", Spaces().Replace(text, " "));

    /// <summary>Paragraphs, list items and table rows; code is left out.</summary>
    private static IEnumerable<VisibleText> Paragraphs(string path)
    {
        var (isCode, start, text) = (false, 1, "");
        foreach (var (index, line) in File.ReadLines(path).Append("").Index())
        {
            var isFence = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            if (isFence || isCode || line.Length == 0 || BlockStart().IsMatch(line))
            {
                if (text.Length > 0)
                {
                    yield return new VisibleText($"{Name(path)}:{start}", text);
                }

                (start, text) = (index + 1, "");
                isCode ^= isFence;
            }

            if (!isCode && !isFence)
            {
                text = $"{text} {CodeSpan().Replace(line, "code")}".Trim();
            }
        }
    }

    private static string Name(string path) => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^\s*///?|<[^>]*>", RegexOptions.Multiline)]
    private static partial Regex CommentMark();

    [GeneratedRegex("`+[^`]*`+")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"^\s*([-*|#>]|\d+\.)")]
    private static partial Regex BlockStart();
}
