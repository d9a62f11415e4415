using System.Diagnostics.CodeAnalysis;

namespace Globus.Automate.Language.Expressions;

/// <summary>
/// Parses the expressions of flow definitions (members whose name ends in <c>.=</c>): a subset of Python's expressions,
/// and back-ticked paths. This class parses operators, <see cref="OperandParser"/> their operands.
/// </summary>
public sealed class Parser
{
    private readonly TokenReader _tokens;
    private readonly OperandParser _operands;
    private int _depth;

    private Parser(TokenReader tokens)
    {
        this._tokens = tokens;
        _operands = new OperandParser(this, tokens);
    }

    /// <summary>Reads an expression.</summary>
    /// <exception cref="ExpressionSyntaxException">The text is not an expression, or exceeds
    /// <see cref="ExpressionLimits"/>.</exception>
    public static ExpressionSyntax Parse(string text)
    {
        var tokens = new TokenReader(Lexer.Read(text));
        if (tokens.Current.Kind == TokenKind.End)
        {
            throw ExpressionErrors.Empty();
        }

        var root = new Parser(tokens).ParseRoot();
        SyntaxDepth.ThrowIfTooDeep(root);
        return root;
    }

    /// <summary>Reads an expression, or returns the error.</summary>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out ExpressionSyntax? expression,
        [NotNullWhen(false)] out ExpressionSyntaxException? error
    )
    {
        try
        {
            (expression, error) = (Parse(text), null);
            return true;
        }
        catch (ExpressionSyntaxException exception)
        {
            (expression, error) = (null, exception);
            return false;
        }
    }

    internal ExpressionSyntax ParseExpression() => Nest(ParseConditional);

    internal ExpressionSyntax ParseDisjunction() => ParseOperands("or", BooleanOperator.Or, ParseConjunction);

    /// <summary>Enters the next level; every recursion of the parser calls this.</summary>
    internal ExpressionSyntax Nest(Func<ExpressionSyntax> parse)
    {
        if (++_depth > ExpressionLimits.MaximumDepth)
        {
            throw ExpressionErrors.TooDeep(_tokens.Current.Span);
        }

        var node = parse();
        _depth--;
        return node;
    }

    private ExpressionSyntax ParseRoot()
    {
        var root = ParseExpression();
        if (_tokens.Current.IsSymbol(","))
        {
            root = _operands.ParseTuple(root, root.Span);
        }

        return _tokens.Current.Kind == TokenKind.End ? root : throw ExpressionErrors.Unexpected(_tokens.Current);
    }

    private ExpressionSyntax ParseConditional()
    {
        var whenTrue = ParseDisjunction();
        if (!_tokens.TakeKeyword("if"))
        {
            return whenTrue;
        }

        var condition = ParseDisjunction();
        _tokens.ExpectKeyword("else");
        var whenFalse = ParseExpression();
        return new ConditionalSyntax(whenTrue, condition, whenFalse, _tokens.SpanFrom(whenTrue.Span));
    }

    private ExpressionSyntax ParseConjunction() => ParseOperands("and", BooleanOperator.And, ParseInversion);

    private ExpressionSyntax ParseOperands(string keyword, BooleanOperator @operator, Func<ExpressionSyntax> parse)
    {
        var first = parse();
        if (!_tokens.Current.IsKeyword(keyword))
        {
            return first;
        }

        var found = new List<ExpressionSyntax> { first };
        while (_tokens.TakeKeyword(keyword))
        {
            found.Add(parse());
        }

        return new BooleanOperationSyntax(@operator, found, _tokens.SpanFrom(first.Span));
    }

    private ExpressionSyntax ParseInversion()
    {
        var start = _tokens.Current.Span;
        if (!_tokens.TakeKeyword("not"))
        {
            return ParseComparison();
        }

        var operand = Nest(ParseInversion);
        return new UnarySyntax(UnaryOperator.Not, operand, _tokens.SpanFrom(start));
    }

    private ExpressionSyntax ParseComparison()
    {
        var first = ParseBinary(minimumPrecedence: 1);
        var links = new List<ComparisonLink>();
        while (TakeComparison() is { } comparison)
        {
            links.Add(new ComparisonLink(comparison, ParseBinary(minimumPrecedence: 1)));
        }

        return links.Count == 0 ? first : new ComparisonSyntax(first, links, _tokens.SpanFrom(first.Span));
    }

    private ComparisonOperator? TakeComparison()
    {
        if (_tokens.Current.IsKeyword("not") && _tokens.Following.IsKeyword("in"))
        {
            _tokens.Take();
            _tokens.Take();
            return ComparisonOperator.NotIn;
        }

        if (
            _tokens.Current.Kind is not (TokenKind.Symbol or TokenKind.Keyword)
            || !SyntaxFacts.Comparisons.TryGetValue(_tokens.Current.Text, out var found)
        )
        {
            return null;
        }

        _tokens.Take();
        return found == ComparisonOperator.Is && _tokens.TakeKeyword("not") ? ComparisonOperator.IsNot : found;
    }

    private ExpressionSyntax ParseBinary(int minimumPrecedence)
    {
        var left = ParseSigned();
        while (
            _tokens.Current.Kind == TokenKind.Symbol
            && SyntaxFacts.Binary.TryGetValue(_tokens.Current.Text, out var entry)
            && entry.Precedence >= minimumPrecedence
        )
        {
            _tokens.Take();
            var right = ParseBinary(entry.Precedence + 1);
            left = new BinarySyntax(left, entry.Operator, right, _tokens.SpanFrom(left.Span));
        }

        return left;
    }

    private ExpressionSyntax ParseSigned()
    {
        if (
            _tokens.Current.Kind != TokenKind.Symbol
            || !SyntaxFacts.Signs.TryGetValue(_tokens.Current.Text, out var sign)
        )
        {
            return ParsePower();
        }

        var start = _tokens.Take().Span;
        var operand = Nest(ParseSigned);
        return new UnarySyntax(sign, operand, _tokens.SpanFrom(start));
    }

    /// <summary>
    /// A power has a higher precedence than a sign to its left, but not than one to its right: <c>-2 ** -1</c>.
    /// </summary>
    private ExpressionSyntax ParsePower()
    {
        var left = _operands.ParseOperand();
        if (!_tokens.TakeSymbol(SyntaxFacts.Power))
        {
            return left;
        }

        var right = Nest(ParseSigned);
        return new BinarySyntax(left, BinaryOperator.Power, right, _tokens.SpanFrom(left.Span));
    }
}
