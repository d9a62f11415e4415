namespace Globus.Automate.Language.Expressions;

/// <summary>A token of an expression.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Text">The text of the token.</param>
/// <param name="Span">The position.</param>
/// <param name="Value">The value of a literal, of the type that <see cref="TokenKind"/> documents; otherwise
/// null.</param>
public sealed record Token(TokenKind Kind, string Text, TextSpan Span, object? Value = null)
{
    internal bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    internal bool IsKeyword(string keyword) => Kind == TokenKind.Keyword && Text == keyword;
}
