namespace Globus.Automate.Language.Expressions;

/// <summary><c>target[lower:upper:step]</c>; each bound is optional.</summary>
public sealed record SliceSyntax(
    ExpressionSyntax Target,
    ExpressionSyntax? Lower,
    ExpressionSyntax? Upper,
    ExpressionSyntax? Step,
    TextSpan Span
) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children =>
        new[] { Target, Lower, Upper, Step }.OfType<ExpressionSyntax>();
}
