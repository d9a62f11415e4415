namespace Globus.Automate.Language.Expressions;

/// <summary>Arithmetic with two operands.</summary>
public sealed record BinarySyntax(ExpressionSyntax Left, BinaryOperator Operator, ExpressionSyntax Right, TextSpan Span)
    : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [Left, Right];
}
