namespace Globus.Automate.Language.Expressions;

/// <summary><c>target[index]</c></summary>
public sealed record IndexSyntax(ExpressionSyntax Target, ExpressionSyntax Index, TextSpan Span)
    : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [Target, Index];
}
