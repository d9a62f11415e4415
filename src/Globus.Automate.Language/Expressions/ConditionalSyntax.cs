namespace Globus.Automate.Language.Expressions;

/// <summary><c>whenTrue if condition else whenFalse</c></summary>
public sealed record ConditionalSyntax(
    ExpressionSyntax WhenTrue,
    ExpressionSyntax Condition,
    ExpressionSyntax WhenFalse,
    TextSpan Span
) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [WhenTrue, Condition, WhenFalse];
}
