namespace Globus.Automate.Language.Expressions;

/// <summary>Parses lists, tuples, sets, dicts and comprehensions.</summary>
internal sealed class DisplayParser(Parser parser, TokenReader tokens)
{
    /// <returns>Null if the current token is not an opening bracket.</returns>
    public ExpressionSyntax? TryParse()
    {
        var start = tokens.Current.Span;
        if (tokens.TakeSymbol("("))
        {
            return ParseParentheses(start);
        }

        if (tokens.TakeSymbol("["))
        {
            return ParseList(start);
        }

        return tokens.TakeSymbol("{") ? ParseBraces(start) : null;
    }

    /// <summary>Continues after the first item of a tuple; the current token is the comma.</summary>
    public TupleSyntax ParseTuple(ExpressionSyntax first, TextSpan start)
    {
        var items = new List<ExpressionSyntax> { first };
        while (tokens.TakeSymbol(",") && !AtEnd())
        {
            items.Add(parser.ParseExpression());
        }

        return new TupleSyntax(items, tokens.SpanFrom(start));
    }

    private ExpressionSyntax ParseParentheses(TextSpan start)
    {
        if (tokens.TakeSymbol(")"))
        {
            return new TupleSyntax([], tokens.SpanFrom(start));
        }

        var inner = parser.ParseExpression();
        if (tokens.Current.IsKeyword("for"))
        {
            throw ExpressionErrors.Generator(tokens.Current);
        }

        if (tokens.Current.IsSymbol(","))
        {
            inner = ParseTuple(inner, start);
        }

        tokens.ExpectSymbol(")");
        return inner.WithSpan(tokens.SpanFrom(start));
    }

    private ExpressionSyntax ParseList(TextSpan start)
    {
        var items = new List<ExpressionSyntax>();
        if (!tokens.Current.IsSymbol("]"))
        {
            items.Add(parser.ParseExpression());
            if (tokens.Current.IsKeyword("for"))
            {
                return ParseComprehension(ComprehensionKind.List, items[0], "]", start);
            }

            ParseMoreItems(items);
        }

        tokens.ExpectSymbol("]");
        return new ListSyntax(items, tokens.SpanFrom(start));
    }

    private ExpressionSyntax ParseBraces(TextSpan start)
    {
        if (tokens.TakeSymbol("}"))
        {
            return new DictSyntax([], tokens.SpanFrom(start));
        }

        var first = parser.ParseExpression();
        if (tokens.TakeSymbol(":"))
        {
            return ParseDict(new DictEntry(first, parser.ParseExpression()), start);
        }

        if (tokens.Current.IsKeyword("for"))
        {
            return ParseComprehension(ComprehensionKind.Set, first, "}", start);
        }

        var items = new List<ExpressionSyntax> { first };
        ParseMoreItems(items);
        tokens.ExpectSymbol("}");
        return new SetSyntax(items, tokens.SpanFrom(start));
    }

    private ExpressionSyntax ParseDict(DictEntry first, TextSpan start)
    {
        if (tokens.Current.IsKeyword("for"))
        {
            var clauses = ParseClauses();
            tokens.ExpectSymbol("}");
            return new DictComprehensionSyntax(first, clauses, tokens.SpanFrom(start));
        }

        var entries = new List<DictEntry> { first };
        while (tokens.TakeSymbol(",") && !AtEnd())
        {
            var key = parser.ParseExpression();
            tokens.ExpectSymbol(":");
            entries.Add(new DictEntry(key, parser.ParseExpression()));
        }

        tokens.ExpectSymbol("}");
        return new DictSyntax(entries, tokens.SpanFrom(start));
    }

    private ComprehensionSyntax ParseComprehension(
        ComprehensionKind kind,
        ExpressionSyntax element,
        string close,
        TextSpan start
    )
    {
        var clauses = ParseClauses();
        tokens.ExpectSymbol(close);
        return new ComprehensionSyntax(kind, element, clauses, tokens.SpanFrom(start));
    }

    private List<ForClause> ParseClauses()
    {
        var clauses = new List<ForClause>();
        while (tokens.TakeKeyword("for"))
        {
            var target = ParseTargets();
            tokens.ExpectKeyword("in");
            var source = parser.ParseDisjunction();
            var conditions = new List<ExpressionSyntax>();
            while (tokens.TakeKeyword("if"))
            {
                conditions.Add(parser.ParseDisjunction());
            }

            clauses.Add(new ForClause(target, source, conditions));
        }

        return clauses;
    }

    private ExpressionSyntax ParseTargets()
    {
        var first = ParseTarget();
        if (!tokens.Current.IsSymbol(","))
        {
            return first;
        }

        var targets = new List<ExpressionSyntax> { first };
        while (tokens.TakeSymbol(",") && !tokens.Current.IsKeyword("in") && !AtEnd())
        {
            targets.Add(ParseTarget());
        }

        return new TupleSyntax(targets, tokens.SpanFrom(first.Span));
    }

    private ExpressionSyntax ParseTarget()
    {
        var start = tokens.Current.Span;
        if (!tokens.TakeSymbol("("))
        {
            return new NameSyntax(tokens.ExpectName().Text, start);
        }

        var targets = parser.Nest(ParseTargets);
        tokens.ExpectSymbol(")");
        return targets.WithSpan(tokens.SpanFrom(start));
    }

    private void ParseMoreItems(List<ExpressionSyntax> items)
    {
        while (tokens.TakeSymbol(",") && !AtEnd())
        {
            items.Add(parser.ParseExpression());
        }
    }

    /// <summary>A trailing comma is allowed.</summary>
    private bool AtEnd() =>
        tokens.Current.Kind == TokenKind.End
        || tokens.Current.IsSymbol(")")
        || tokens.Current.IsSymbol("]")
        || tokens.Current.IsSymbol("}");
}
