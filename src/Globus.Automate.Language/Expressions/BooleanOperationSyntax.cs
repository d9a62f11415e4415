namespace Globus.Automate.Language.Expressions;

/// <summary><c>a and b and c</c>, <c>a or b or c</c></summary>
public sealed record BooleanOperationSyntax(
    BooleanOperator Operator,
    IReadOnlyList<ExpressionSyntax> Operands,
    TextSpan Span
) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => Operands;
}
