using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Evaluation;
using Globus.Automate.Emulator.Evaluation.Expressions;

namespace Globus.Automate.Emulator.Tests.Evaluation;

/// <summary>
/// Expressions with the values that simpleeval gives them. The shared data has a file of them;
/// EXPRESSION_VECTORS names another one of the same form.
/// </summary>
public sealed class VectorTests
{
    [Fact]
    public void Every_shared_vector_has_its_value() => CheckAll(SharedData.PathOf("expression-vectors.json"));

    [Fact]
    public void Every_given_vector_has_its_value()
    {
        var file = Environment.GetEnvironmentVariable("EXPRESSION_VECTORS");
        Assert.SkipWhen(file is null, "EXPRESSION_VECTORS names no file of expression vectors.");
        CheckAll(file!);
    }

    private static void CheckAll(string file)
    {
        var vectors = JsonNode.Parse(File.ReadAllText(file))!;
        var state = vectors["state"]!.AsObject();
        var context = state["_context"]!.DeepClone().AsObject();
        state.Remove("_context");
        var differences = vectors["vectors"]!
            .AsArray()
            .Select(vector =>
                (
                    Expected: Expected(vector!),
                    Actual: Evaluate(vector!["expression"]!.GetValue<string>(), state, context),
                    Vector: vector
                )
            )
            .Where(check => check.Expected != check.Actual.Split('\n')[0])
            .Select(check =>
                $"{check.Vector["expression"]}: {check.Actual}, not {check.Expected} {check.Vector["message"]}"
            );
        Assert.Empty(differences);
    }

    private static string Expected(JsonNode vector) =>
        vector["error"] is null ? vector["result"]?.ToJsonString() ?? "null" : "error";

    private static string Evaluate(string expression, JsonObject state, JsonObject context)
    {
        try
        {
            return Expression
                .Compile(expression)
                .Evaluate(new EvaluationScope(state, context, new Budget()))
                ?.ToJsonString()
                ?? "null";
        }
        catch (EvaluationException exception)
        {
            return $"error\n{exception.Message}";
        }
    }
}
