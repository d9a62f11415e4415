namespace Globus.Automate.Language.Expressions;

/// <summary><c>target.name</c></summary>
public sealed record AttributeSyntax(ExpressionSyntax Target, string Name, TextSpan Span) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [Target];
}
