namespace Globus.Automate.Language.Expressions;

/// <summary><c>-operand</c>, <c>+operand</c>, <c>not operand</c></summary>
public sealed record UnarySyntax(UnaryOperator Operator, ExpressionSyntax Operand, TextSpan Span)
    : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [Operand];
}
