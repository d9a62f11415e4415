namespace Globus.Automate.Language.Expressions;

/// <summary><c>a &lt; b &lt;= c</c>: true if every link is true.</summary>
public sealed record ComparisonSyntax(ExpressionSyntax First, IReadOnlyList<ComparisonLink> Links, TextSpan Span)
    : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [First, .. Links.Select(link => link.Operand)];
}
