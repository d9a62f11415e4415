using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Evaluation.Values;
using Globus.Automate.Language.Expressions;

namespace Globus.Automate.Emulator.Evaluation.Expressions;

/// <summary>An expression, which is parsed once and evaluated many times.</summary>
internal sealed class Expression
{
    private const int LongestQuote = 80;

    private readonly string _text;
    private readonly string _field;
    private readonly ExpressionSyntax _syntax;

    private Expression(string text, string field, ExpressionSyntax syntax)
    {
        _text = text;
        _field = field;
        _syntax = syntax;
    }

    /// <summary>The expression in a text.</summary>
    /// <param name="text">The expression as it is written.</param>
    /// <param name="field">The field of the definition that has it.</param>
    /// <exception cref="EvaluationException">The text is not an expression.</exception>
    public static Expression Compile(string text, string field) =>
        Parser.TryParse(text, out var syntax, out var error)
            ? new Expression(text, field, syntax)
            : throw EvaluationErrors.Runtime(error.Message);

    /// <summary>The value as a new JSON node.</summary>
    /// <exception cref="EvaluationException">The expression has no value in the state; the message quotes the part
    /// without a value.</exception>
    public JsonNode? Evaluate(EvaluationScope scope)
    {
        try
        {
            return PyValues.ToJson(new Evaluator(scope, _field).Evaluate(_syntax), scope.Budget);
        }
        catch (EvaluationException exception) when (exception.Span is { } span)
        {
            throw exception.WithMessage($"{exception.Message} (column {span.Start + 1}: {Quote(span)})");
        }
    }

    private string Quote(TextSpan span)
    {
        var part = _text.Substring(span.Start, span.Length);
        return part.Length <= LongestQuote ? part : part[..LongestQuote] + "…";
    }
}
