using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Evaluation;
using Globus.Automate.Emulator.Evaluation.Expressions;

namespace Globus.Automate.Emulator.Tests.Evaluation;

/// <summary>Expressions of the shared data with the values that simpleeval gives them.</summary>
public sealed class VectorTests
{
    [Fact]
    public void Every_shared_vector_has_its_value()
    {
        var vectors = SharedData.ReadJson("expression-vectors.json");
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
                .Compile(expression, "n.=")
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
