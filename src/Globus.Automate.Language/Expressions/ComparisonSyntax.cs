namespace Globus.Automate.Language.Expressions;

/// <summary><c>a &lt; b &lt;= c</c>: holds if every link holds.</summary>
public sealed record ComparisonSyntax(ExpressionSyntax First, IReadOnlyList<ComparisonLink> Links, TextSpan Span)
    : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [First, .. Links.Select(link => link.Operand)];
}
