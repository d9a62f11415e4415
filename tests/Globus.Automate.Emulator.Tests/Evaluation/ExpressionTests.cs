using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Evaluation;
using Globus.Automate.Emulator.Evaluation.Expressions;

namespace Globus.Automate.Emulator.Tests.Evaluation;

public sealed class ExpressionTests
{
    private const string Field = "n.=";

    private const string State = """
        {
          "s": "abc", "path": "/data/run1/", "n": 7, "x": 1.5, "yes": true, "no": false, "none": null,
          "list": [1, 2, 3], "empty": [], "words": ["b", "a"],
          "o": { "a": 1, "b": { "c": [10, 20] }, "items": "member" },
          "_private_key": "secret"
        }
        """;

    public static TheoryData<string, string> Values => CaseFile.Read("Evaluation/expressions");

    public static TheoryData<string, string> Methods => CaseFile.Read("Evaluation/methods");

    public static TheoryData<string, string> Percents => CaseFile.Read("Evaluation/percent");

    public static TheoryData<string, string> PercentErrors => CaseFile.Read("Evaluation/percent-errors");

    public static TheoryData<string, string> Errors => CaseFile.Read("Evaluation/errors");

    public static TheoryData<string, string> Hostile => CaseFile.Read("Evaluation/hostile");

    [Theory]
    [MemberData(nameof(Values))]
    [MemberData(nameof(Methods))]
    [MemberData(nameof(Percents))]
    public void An_expression_has_its_value(string expression, string value) =>
        Assert.Equal(JsonNode.Parse(value)?.ToJsonString(), Evaluate(expression)?.ToJsonString());

    [Theory]
    [MemberData(nameof(Errors))]
    [MemberData(nameof(PercentErrors))]
    public void An_expression_without_a_value_says_why(string expression, string message) =>
        Assert.Contains(
            message,
            Assert.Throws<EvaluationException>(() => Evaluate(expression)).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [MemberData(nameof(Hostile))]
    public void An_expression_that_would_take_everything_ends_with_an_error(string expression, string limit) =>
        Assert.Contains(
            limit,
            Assert.Throws<EvaluationException>(() => Evaluate(expression)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Evaluating_changes_nothing()
    {
        var state = JsonNode.Parse(State)!;
        Expression.Compile("[o, list + [4], o.b.c[1:]]", Field).Evaluate(new EvaluationScope(state, [], new Budget()));
        Assert.Equal(JsonNode.Parse(State)!.ToJsonString(), state.ToJsonString());
    }

    private static JsonNode? Evaluate(string expression)
    {
        var context = new JsonObject { ["run_id"] = "run", ["email"] = "alice@example.org" };
        return Expression
            .Compile(expression, Field)
            .Evaluate(new EvaluationScope(JsonNode.Parse(State), context, new Budget()));
    }
}
