namespace Globus.Automate.Language.Expressions;

/// <summary>
/// A node of an expression's tree. Trees are immutable; printing one gives an expression with the same tree.
/// </summary>
/// <param name="Span">Where the node stands in the text.</param>
public abstract record ExpressionSyntax(TextSpan Span)
{
    /// <summary>The nodes right below this one, in the order in which they are written.</summary>
    public virtual IEnumerable<ExpressionSyntax> Children => [];

    internal ExpressionSyntax WithSpan(TextSpan span) => this with { Span = span };

    /// <summary>The expression in full parentheses.</summary>
    public sealed override string ToString() => SyntaxPrinter.Print(this);
}
