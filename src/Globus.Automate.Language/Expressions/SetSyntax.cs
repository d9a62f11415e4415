namespace Globus.Automate.Language.Expressions;

/// <summary><c>{a, b}</c></summary>
public sealed record SetSyntax(IReadOnlyList<ExpressionSyntax> Items, TextSpan Span) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => Items;
}
