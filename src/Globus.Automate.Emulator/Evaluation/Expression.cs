using System.Text.Json.Nodes;
using Globus.Automate.Language.Expressions;

namespace Globus.Automate.Emulator.Evaluation;

/// <summary>An expression, parsed once and evaluated over many states.</summary>
internal sealed class Expression
{
    private readonly ExpressionSyntax _syntax;

    private Expression(ExpressionSyntax syntax) => _syntax = syntax;

    /// <summary>The expression in a text.</summary>
    /// <exception cref="EvaluationException">The text is not an expression.</exception>
    public static Expression Compile(string text)
    {
        try
        {
            return new Expression(Parser.Parse(text));
        }
        catch (ExpressionSyntaxException failure)
        {
            throw Failures.Runtime(failure.Message);
        }
    }

    /// <summary>The value, as JSON of its own.</summary>
    public JsonNode? Evaluate(EvaluationScope scope) => Values.ToJson(new Evaluator(scope).Evaluate(_syntax));
}
