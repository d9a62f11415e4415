using System.Numerics;
using Globus.Automate.Language.Paths;

namespace Globus.Automate.Language.Expressions;

/// <summary>Parses operands: literals, names, paths, and their attributes, indexes and calls.</summary>
internal sealed class OperandParser
{
    private readonly Parser _parser;
    private readonly TokenReader _tokens;
    private readonly DisplayParser _displays;

    public OperandParser(Parser parser, TokenReader tokens)
    {
        this._parser = parser;
        this._tokens = tokens;
        _displays = new DisplayParser(parser, tokens);
    }

    public ExpressionSyntax ParseOperand()
    {
        var operand = ParseAtom();
        while (true)
        {
            if (_tokens.TakeSymbol("."))
            {
                operand = ParseAttribute(operand);
            }
            else if (_tokens.TakeSymbol("["))
            {
                operand = ParseSubscript(operand);
            }
            else if (_tokens.TakeSymbol("("))
            {
                operand = ParseCall(operand);
            }
            else
            {
                return operand;
            }
        }
    }

    public TupleSyntax ParseTuple(ExpressionSyntax first, TextSpan start) => _displays.ParseTuple(first, start);

    private ExpressionSyntax ParseAtom()
    {
        var token = _tokens.Current;
        switch (token.Kind)
        {
            case TokenKind.Name:
                return new NameSyntax(_tokens.ExpectName().Text, token.Span);
            case TokenKind.IntegerLiteral:
                _tokens.Take();
                return new IntegerSyntax((BigInteger)token.Value!, token.Span);
            case TokenKind.FloatLiteral:
                _tokens.Take();
                return new FloatSyntax((double)token.Value!, token.Span);
            case TokenKind.StringLiteral:
                return ParseStrings();
            case TokenKind.PathLiteral:
                _tokens.Take();
                return new PathSyntax((JsonPath)token.Value!, token.Span);
            case TokenKind.Keyword:
                return ParseConstant();
            default:
                return _displays.TryParse() ?? throw ExpressionErrors.Unexpected(token);
        }
    }

    private StringSyntax ParseStrings()
    {
        var start = _tokens.Current.Span;
        var parts = new List<string>();
        while (_tokens.Current.Kind == TokenKind.StringLiteral)
        {
            parts.Add((string)_tokens.Take().Value!);
        }

        return new StringSyntax(string.Concat(parts), _tokens.SpanFrom(start));
    }

    private ExpressionSyntax ParseConstant()
    {
        var token = _tokens.Take();
        return token.Text switch
        {
            "True" => new BooleanSyntax(true, token.Span),
            "False" => new BooleanSyntax(false, token.Span),
            "None" => new NoneSyntax(token.Span),
            _ => throw ExpressionErrors.Unexpected(token),
        };
    }

    private AttributeSyntax ParseAttribute(ExpressionSyntax target)
    {
        var name = _tokens.Current;
        if (
            name.Kind == TokenKind.Keyword
            || (name.Kind == TokenKind.Name && SyntaxFacts.ReservedWords.Contains(name.Text))
        )
        {
            throw ExpressionErrors.ReservedAttribute(name);
        }

        return new AttributeSyntax(target, _tokens.ExpectName().Text, _tokens.SpanFrom(target.Span));
    }

    private ExpressionSyntax ParseSubscript(ExpressionSyntax target)
    {
        var lower = ParseBound();
        if (!_tokens.TakeSymbol(":"))
        {
            var index = lower ?? throw ExpressionErrors.Expected("An index", _tokens.Current);
            _tokens.ExpectSymbol("]");
            return new IndexSyntax(target, index, _tokens.SpanFrom(target.Span));
        }

        var upper = ParseBound();
        var step = _tokens.TakeSymbol(":") ? ParseBound() : null;
        _tokens.ExpectSymbol("]");
        return new SliceSyntax(target, lower, upper, step, _tokens.SpanFrom(target.Span));
    }

    private ExpressionSyntax? ParseBound() =>
        _tokens.Current.IsSymbol(":") || _tokens.Current.IsSymbol("]") ? null : _parser.ParseExpression();

    private CallSyntax ParseCall(ExpressionSyntax function)
    {
        if (function is not (NameSyntax or AttributeSyntax))
        {
            throw ExpressionErrors.NotCallable(function.Span);
        }

        var positional = new List<ExpressionSyntax>();
        var named = new List<NamedArgument>();
        while (!_tokens.Current.IsSymbol(")"))
        {
            ParseArgument(positional, named);
            if (!_tokens.TakeSymbol(","))
            {
                break;
            }
        }

        _tokens.ExpectSymbol(")");
        return new CallSyntax(function, positional, named, _tokens.SpanFrom(function.Span));
    }

    private void ParseArgument(List<ExpressionSyntax> positional, List<NamedArgument> named)
    {
        if (_tokens.Following.IsSymbol("="))
        {
            var name = _tokens.ExpectName();
            if (named.Exists(argument => argument.Name == name.Text))
            {
                throw ExpressionErrors.RepeatedArgument(name);
            }

            _tokens.Take();
            named.Add(new NamedArgument(name.Text, _parser.ParseExpression()));
            return;
        }

        if (named.Count > 0)
        {
            throw ExpressionErrors.PositionalAfterNamed(_tokens.Current.Span);
        }

        positional.Add(_parser.ParseExpression());
        if (_tokens.Current.IsKeyword("for"))
        {
            throw ExpressionErrors.Generator(_tokens.Current);
        }
    }
}
