using System.Numerics;
using Globus.Automate.Language.Paths;

namespace Globus.Automate.Language.Expressions;

/// <summary>Reads what stands between operators: literals, names, paths, and what follows them in dots and brackets.</summary>
internal sealed class OperandParser
{
    private readonly Parser parser;
    private readonly TokenReader tokens;
    private readonly DisplayParser displays;

    public OperandParser(Parser parser, TokenReader tokens)
    {
        this.parser = parser;
        this.tokens = tokens;
        displays = new DisplayParser(parser, tokens);
    }

    public ExpressionSyntax ParseOperand()
    {
        var operand = ParseAtom();
        while (true)
        {
            if (tokens.TakeSymbol("."))
                operand = ParseAttribute(operand);
            else if (tokens.TakeSymbol("["))
                operand = ParseSubscript(operand);
            else if (tokens.TakeSymbol("("))
                operand = ParseCall(operand);
            else
                return operand;
        }
    }

    public TupleSyntax ParseTuple(ExpressionSyntax first, TextSpan start) => displays.ParseTuple(first, start);

    private ExpressionSyntax ParseAtom()
    {
        var token = tokens.Current;
        switch (token.Kind)
        {
            case TokenKind.Name:
                return new NameSyntax(tokens.ExpectName().Text, token.Span);
            case TokenKind.IntegerLiteral:
                tokens.Take();
                return new IntegerSyntax((BigInteger)token.Value!, token.Span);
            case TokenKind.FloatLiteral:
                tokens.Take();
                return new FloatSyntax((double)token.Value!, token.Span);
            case TokenKind.StringLiteral:
                return ParseStrings();
            case TokenKind.PathLiteral:
                tokens.Take();
                return new PathSyntax((JsonPath)token.Value!, token.Span);
            case TokenKind.Keyword:
                return ParseConstant();
            default:
                return displays.TryParse() ?? throw ExpressionErrors.Unexpected(token);
        }
    }

    private StringSyntax ParseStrings()
    {
        var start = tokens.Current.Span;
        var parts = new List<string>();
        while (tokens.Current.Kind == TokenKind.StringLiteral)
            parts.Add((string)tokens.Take().Value!);
        return new StringSyntax(string.Concat(parts), tokens.SpanFrom(start));
    }

    private ExpressionSyntax ParseConstant()
    {
        var token = tokens.Take();
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
        var name = tokens.Current;
        if (name.Kind == TokenKind.Keyword || (name.Kind == TokenKind.Name && SyntaxFacts.ReservedWords.Contains(name.Text)))
            throw ExpressionErrors.ReservedAttribute(name);
        return new AttributeSyntax(target, tokens.ExpectName().Text, tokens.SpanFrom(target.Span));
    }

    private ExpressionSyntax ParseSubscript(ExpressionSyntax target)
    {
        var lower = ParseBound();
        if (!tokens.TakeSymbol(":"))
        {
            var index = lower ?? throw ExpressionErrors.Expected("An index", tokens.Current);
            tokens.ExpectSymbol("]");
            return new IndexSyntax(target, index, tokens.SpanFrom(target.Span));
        }

        var upper = ParseBound();
        var step = tokens.TakeSymbol(":") ? ParseBound() : null;
        tokens.ExpectSymbol("]");
        return new SliceSyntax(target, lower, upper, step, tokens.SpanFrom(target.Span));
    }

    private ExpressionSyntax? ParseBound() => tokens.Current.IsSymbol(":") || tokens.Current.IsSymbol("]") ? null : parser.ParseExpression();

    private CallSyntax ParseCall(ExpressionSyntax function)
    {
        if (function is not (NameSyntax or AttributeSyntax))
            throw ExpressionErrors.NotCallable(function.Span);

        var positional = new List<ExpressionSyntax>();
        var named = new List<NamedArgument>();
        while (!tokens.Current.IsSymbol(")"))
        {
            ParseArgument(positional, named);
            if (!tokens.TakeSymbol(","))
                break;
        }

        tokens.ExpectSymbol(")");
        return new CallSyntax(function, positional, named, tokens.SpanFrom(function.Span));
    }

    private void ParseArgument(List<ExpressionSyntax> positional, List<NamedArgument> named)
    {
        if (tokens.Following.IsSymbol("="))
        {
            var name = tokens.ExpectName();
            if (named.Exists(argument => argument.Name == name.Text))
                throw ExpressionErrors.RepeatedArgument(name);
            tokens.Take();
            named.Add(new NamedArgument(name.Text, parser.ParseExpression()));
            return;
        }

        if (named.Count > 0)
            throw ExpressionErrors.PositionalAfterNamed(tokens.Current.Span);
        positional.Add(parser.ParseExpression());
        if (tokens.Current.IsKeyword("for"))
            throw ExpressionErrors.Generator(tokens.Current);
    }
}
