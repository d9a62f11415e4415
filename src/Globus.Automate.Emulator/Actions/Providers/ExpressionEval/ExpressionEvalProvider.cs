using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Evaluation;
using Globus.Automate.Emulator.Evaluation.Expressions;
using Globus.Automate.Emulator.Evaluation.Paths;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions.Providers.ExpressionEval;

/// <summary>Evaluates one or several expressions, each with its own arguments.</summary>
internal sealed class ExpressionEvalProvider : IActionProvider
{
    private const string ExpressionMember = "expression";
    private const string ResultPathMember = "result_path";
    private const string DefaultResultPath = "result";

    private const string InputSchema = """
        {
          "type": "object",
          "oneOf": [{"$ref": "#/definitions/expression"}, {"$ref": "#/definitions/expressions"}],
          "definitions": {
            "expression": {
              "type": "object",
              "additionalProperties": false,
              "required": ["expression"],
              "properties": {
                "expression": {"type": "string"},
                "arguments": {"type": "object"},
                "result_path": {"type": "string", "minLength": 1}
              }
            },
            "expressions": {
              "type": "object",
              "additionalProperties": false,
              "required": ["expressions"],
              "properties": {
                "expressions": {"type": "array", "minItems": 1, "maxItems": 100,
                    "items": {"$ref": "#/definitions/expression"}}
              }
            }
          }
        }
        """;

    public string Name => "expression_eval";

    public IReadOnlyList<string> HostedUrls { get; } = HostedUrl.OnActions("expression_eval");

    public ProviderDescription Description { get; } =
        new()
        {
            Title = "Expression Evaluation",
            Subtitle = "Evaluate expressions with arguments",
            Scope = KnownScopes.ActionsPrefix + "expression",
            InputSchema = InputSchema,
            IsSynchronous = true,
        };

    public ActionProgress Advance(ActionContext context)
    {
        if (context.Event != ActionEvent.Started)
        {
            return context.Action.Progress;
        }

        try
        {
            return ActionProgress.Of(ActionStatus.Succeeded, Evaluate(context.Body).ToText());
        }
        catch (EvaluationException exception)
        {
            var details = new JsonObject { ["code"] = "ExpressionError", ["description"] = exception.Message };
            return ActionProgress.Of(ActionStatus.Failed, details.ToText());
        }
    }

    private static JsonObject Evaluate(JsonObject body)
    {
        var budget = new Budget();
        var details = new JsonObject();
        foreach (var expression in body["expressions"]?.AsArray().Select(item => item!.AsObject()) ?? [body])
        {
            var scope = new EvaluationScope(expression["arguments"] ?? new JsonObject(), [], budget);
            var text = expression[ExpressionMember]!.GetValue<string>();
            var value = Expression.Compile(text, ExpressionMember).Evaluate(scope);
            ResultPath(expression).Write(details, value);
        }

        return details;
    }

    /// <summary>The path of the result in the details, with or without the leading <c>$.</c></summary>
    private static ReferencePath ResultPath(JsonObject expression)
    {
        var path = expression[ResultPathMember]?.GetValue<string>() ?? DefaultResultPath;
        return ReferencePath.Compile(
            path.StartsWith("$.", StringComparison.Ordinal) ? path : "$." + path,
            ResultPathMember
        );
    }
}
