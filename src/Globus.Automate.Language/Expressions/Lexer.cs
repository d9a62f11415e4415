using Globus.Automate.Language.Paths;

namespace Globus.Automate.Language.Expressions;

/// <summary>Cuts the text of an expression into tokens.</summary>
public sealed class Lexer
{
    private readonly string text;
    private readonly List<Token> tokens = [];
    private int position;
    private int openBrackets;

    private Lexer(string text) => this.text = text;

    private char Current => position < text.Length ? text[position] : '\0';

    /// <summary>Reads all tokens of an expression; the last one is of the kind <see cref="TokenKind.End"/>.</summary>
    /// <exception cref="ExpressionSyntaxException">Something in the text is no token, or the text is too long.</exception>
    public static IReadOnlyList<Token> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > ExpressionLimits.MaximumLength)
            throw ExpressionErrors.TooLong();

        var lexer = new Lexer(text);
        lexer.ReadAll();
        return lexer.tokens;
    }

    private void ReadAll()
    {
        while (SkipBlanks())
            tokens.Add(ReadToken());
        tokens.Add(new Token(TokenKind.End, "", new TextSpan(text.Length, 0)));
    }

    /// <summary>Python ends a statement at a line break, except inside brackets.</summary>
    private bool SkipBlanks()
    {
        var lineBreak = -1;
        for (; position < text.Length; position++)
        {
            if (Current == '#')
                SkipComment();
            if (Current is '\n' or '\r')
                lineBreak = lineBreak < 0 ? position : lineBreak;
            else if (Current is not (' ' or '\t' or '\f'))
                break;
        }

        if (position >= text.Length)
            return false;
        if (lineBreak >= 0 && tokens.Count > 0 && openBrackets == 0)
            throw ExpressionErrors.LineBreak(lineBreak);
        return true;
    }

    private void SkipComment()
    {
        while (position < text.Length && Current is not ('\n' or '\r'))
            position++;
    }

    private Token ReadToken() => Current switch
    {
        '\'' or '"' => ReadString(),
        '`' => ReadPath(),
        _ when SyntaxFacts.IsNameStart(Current) => ReadWord(),
        _ when NumberLiteral.StartsAt(text, position) => ReadNumber(),
        _ => ReadSymbol(),
    };

    private Token ReadWord()
    {
        var start = position;
        while (SyntaxFacts.IsNamePart(Current))
            position++;
        var word = text.Substring(start, position - start);
        var token = Finish(SyntaxFacts.Keywords.Contains(word) ? TokenKind.Keyword : TokenKind.Name, start);
        return Current is '\'' or '"' && token.Kind == TokenKind.Name ? throw ExpressionErrors.StringPrefix(token) : token;
    }

    private Token ReadNumber()
    {
        var start = position;
        var value = NumberLiteral.Read(text, ref position);
        return Finish(value is double ? TokenKind.FloatLiteral : TokenKind.IntegerLiteral, start, value);
    }

    private Token ReadString()
    {
        var start = position;
        var value = StringLiteral.Read(text, ref position);
        return Finish(TokenKind.StringLiteral, start, value);
    }

    private Token ReadPath()
    {
        var start = position;
        var end = text.IndexOf('`', start + 1);
        if (end < 0)
            throw ExpressionErrors.UnterminatedPath(start);

        position = end + 1;
        try
        {
            return Finish(TokenKind.PathLiteral, start, JsonPath.Parse(text.Substring(start + 1, end - start - 1)));
        }
        catch (JsonPathSyntaxException exception)
        {
            throw ExpressionErrors.InvalidPath(exception, start + 1);
        }
    }

    private Token ReadSymbol()
    {
        var start = position;
        var symbol = Array.Find(SyntaxFacts.Symbols, symbol => string.CompareOrdinal(text, start, symbol, 0, symbol.Length) == 0)
            ?? throw ExpressionErrors.UnexpectedCharacter(Current, position);
        openBrackets += symbol switch
        {
            "(" or "[" or "{" => 1,
            ")" or "]" or "}" => -1,
            _ => 0,
        };
        position += symbol.Length;
        return Finish(TokenKind.Symbol, start);
    }

    private Token Finish(TokenKind kind, int start, object? value = null) =>
        new(kind, text.Substring(start, position - start), TextSpan.FromBounds(start, position), value);
}
