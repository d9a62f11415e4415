namespace Globus.Automate.Language.Expressions;

/// <summary><c>[element for …]</c> or <c>{element for …}</c></summary>
public sealed record ComprehensionSyntax(
    ComprehensionKind Kind,
    ExpressionSyntax Element,
    IReadOnlyList<ForClause> Clauses,
    TextSpan Span
) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children =>
        [Element, .. Clauses.SelectMany(clause => clause.Children)];
}
