namespace Globus.Automate.Language.Expressions;

/// <summary>A node of the syntax tree. Trees are immutable; a printed tree parses to the same tree.</summary>
/// <param name="Span">The position in the text.</param>
public abstract record ExpressionSyntax(TextSpan Span)
{
    /// <summary>The child nodes in the order of the text.</summary>
    public virtual IEnumerable<ExpressionSyntax> Children => [];

    internal ExpressionSyntax WithSpan(TextSpan span) => this with { Span = span };

    /// <summary>The expression with all parentheses.</summary>
    public sealed override string ToString() => SyntaxPrinter.Print(this);
}
