using Globus.Automate.Language.Paths;

namespace Globus.Automate.Language.Expressions;

/// <summary>Splits the text of an expression into tokens.</summary>
public sealed class Lexer
{
    private readonly string _text;
    private readonly List<Token> _tokens = [];
    private int _position;
    private int _openBrackets;

    private Lexer(string text) => this._text = text;

    private char Current => _position < _text.Length ? _text[_position] : '\0';

    /// <summary>Reads all tokens of an expression; the last one is of the kind <see cref="TokenKind.End"/>.</summary>
    /// <exception cref="ExpressionSyntaxException">The text contains an invalid token or is too long.</exception>
    public static IReadOnlyList<Token> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > ExpressionLimits.MaximumLength)
        {
            throw ExpressionErrors.TooLong();
        }

        var lexer = new Lexer(text);
        lexer.ReadAll();
        return lexer._tokens;
    }

    private void ReadAll()
    {
        while (SkipBlanks())
        {
            _tokens.Add(ReadToken());
        }

        _tokens.Add(new Token(TokenKind.End, "", new TextSpan(_text.Length, 0)));
    }

    /// <summary>Python ends a statement at a line break, except inside brackets.</summary>
    private bool SkipBlanks()
    {
        var lineBreak = -1;
        for (; _position < _text.Length; _position++)
        {
            if (Current == '#')
            {
                SkipComment();
            }

            if (Current is '\n' or '\r')
            {
                lineBreak = lineBreak < 0 ? _position : lineBreak;
            }
            else if (Current is not (' ' or '\t' or '\f'))
            {
                break;
            }
        }

        if (_position >= _text.Length)
        {
            return false;
        }

        if (lineBreak >= 0 && _tokens.Count > 0 && _openBrackets == 0)
        {
            throw ExpressionErrors.LineBreak(lineBreak);
        }

        return true;
    }

    private void SkipComment()
    {
        while (_position < _text.Length && Current is not ('\n' or '\r'))
        {
            _position++;
        }
    }

    private Token ReadToken() =>
        Current switch
        {
            '\'' or '"' => ReadString(),
            '`' => ReadPath(),
            _ when SyntaxFacts.IsNameStart(Current) => ReadWord(),
            _ when NumberLiteral.StartsAt(_text, _position) => ReadNumber(),
            _ => ReadSymbol(),
        };

    private Token ReadWord()
    {
        var start = _position;
        while (SyntaxFacts.IsNamePart(Current))
        {
            _position++;
        }

        var word = _text.Substring(start, _position - start);
        var token = Finish(SyntaxFacts.Keywords.Contains(word) ? TokenKind.Keyword : TokenKind.Name, start);
        return Current is '\'' or '"' && token.Kind == TokenKind.Name
            ? throw ExpressionErrors.StringPrefix(token)
            : token;
    }

    private Token ReadNumber()
    {
        var start = _position;
        var value = NumberLiteral.Read(_text, ref _position);
        return Finish(value is double ? TokenKind.FloatLiteral : TokenKind.IntegerLiteral, start, value);
    }

    private Token ReadString()
    {
        var start = _position;
        var value = StringLiteral.Read(_text, ref _position);
        return Finish(TokenKind.StringLiteral, start, value);
    }

    private Token ReadPath()
    {
        var start = _position;
        var end = _text.IndexOf('`', start + 1);
        if (end < 0)
        {
            throw ExpressionErrors.UnterminatedPath(start);
        }

        _position = end + 1;
        try
        {
            return Finish(TokenKind.PathLiteral, start, JsonPath.Parse(_text.Substring(start + 1, end - start - 1)));
        }
        catch (JsonPathSyntaxException exception)
        {
            throw ExpressionErrors.InvalidPath(exception, start + 1);
        }
    }

    private Token ReadSymbol()
    {
        var start = _position;
        var symbol = Array.Find(SyntaxFacts.Symbols, symbol =>
            string.CompareOrdinal(_text, start, symbol, 0, symbol.Length) == 0
        ) ?? throw ExpressionErrors.UnexpectedCharacter(Current, _position);
        _openBrackets += symbol switch
        {
            "(" or "[" or "{" => 1,
            ")" or "]" or "}" => -1,
            _ => 0,
        };
        _position += symbol.Length;
        return Finish(TokenKind.Symbol, start);
    }

    private Token Finish(TokenKind kind, int start, object? value = null) =>
        new(kind, _text.Substring(start, _position - start), TextSpan.FromBounds(start, _position), value);
}
