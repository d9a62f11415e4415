namespace Globus.Automate.Language.Expressions;

/// <summary>Iterates over tokens and stays at the last one.</summary>
internal sealed class TokenReader(IReadOnlyList<Token> tokens)
{
    private int _position;

    public Token Current => tokens[_position];

    public Token Following => tokens[Math.Min(_position + 1, tokens.Count - 1)];

    public Token Previous => tokens[_position - 1];

    public Token Take()
    {
        var token = Current;
        _position = Math.Min(_position + 1, tokens.Count - 1);
        return token;
    }

    public bool TakeSymbol(string symbol) => TakeIf(Current.IsSymbol(symbol));

    public bool TakeKeyword(string keyword) => TakeIf(Current.IsKeyword(keyword));

    public void ExpectSymbol(string symbol)
    {
        if (!TakeSymbol(symbol))
        {
            throw ExpressionErrors.Expected($"'{symbol}'", Current);
        }
    }

    public void ExpectKeyword(string keyword)
    {
        if (!TakeKeyword(keyword))
        {
            throw ExpressionErrors.Expected($"'{keyword}'", Current);
        }
    }

    public Token ExpectName()
    {
        if (Current.Kind != TokenKind.Name)
        {
            throw Current.Kind == TokenKind.Keyword
                ? ExpressionErrors.ReservedWord(Current)
                : ExpressionErrors.Expected("A name", Current);
        }

        return SyntaxFacts.ReservedWords.Contains(Current.Text) ? throw ExpressionErrors.ReservedWord(Current) : Take();
    }

    public TextSpan SpanFrom(TextSpan start) => start.Through(Previous.Span);

    private bool TakeIf(bool condition)
    {
        if (condition)
        {
            Take();
        }

        return condition;
    }
}
