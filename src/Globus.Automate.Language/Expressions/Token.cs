namespace Globus.Automate.Language.Expressions;

/// <summary>One token of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The token as it is written.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Value">What a literal stands for, as <see cref="TokenKind"/> says; null for all else.</param>
public sealed record Token(TokenKind Kind, string Text, TextSpan Span, object? Value = null)
{
    internal bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    internal bool IsKeyword(string keyword) => Kind == TokenKind.Keyword && Text == keyword;
}
