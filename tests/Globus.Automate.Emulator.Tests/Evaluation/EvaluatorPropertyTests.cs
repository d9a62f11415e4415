using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Evaluation;
using Globus.Automate.Emulator.Evaluation.Expressions;

namespace Globus.Automate.Emulator.Tests.Evaluation;

public sealed class EvaluatorPropertyTests
{
    private const string State = """
        {"a":{"b":1},"list":[1,"x",[2.5,null]],"o":{"b":["p","q"],"items":1},"s":"h\u00e9\ud83d\ude00 /","_private_x":true,"half":"\ud83d"}
        """;

    [Fact]
    public void An_expression_has_a_value_or_fails_in_words_and_changes_nothing() =>
        PropertyTest.Check(
            ExpressionTexts.Any,
            text =>
            {
                var state = JsonNode.Parse(State)!;
                try
                {
                    _ = Expression
                        .Compile(text, "n.=")
                        .Evaluate(new EvaluationScope(state, new JsonObject { ["run_id"] = "r" }, new Budget()))
                        ?.ToJsonString();
                }
                catch (EvaluationException exception)
                {
                    Assert.NotEmpty(exception.Message);
                }

                return JsonNode.DeepEquals(
                    JsonNode.Parse(State.Replace(",\"half\":\"\\ud83d\"", "", StringComparison.Ordinal)),
                    Without(state, "half")
                );
            },
            3000
        );

    [Theory]
    [InlineData("half")]
    [InlineData("half + 'x'")]
    [InlineData("`$.half`")]
    [InlineData("[x for x in [half]]")]
    public void Half_a_character_in_the_state_is_an_error(string expression) =>
        Assert.Contains(
            "not valid Unicode",
            Assert
                .Throws<EvaluationException>(() =>
                    Expression
                        .Compile(expression, "n.=")
                        .Evaluate(new EvaluationScope(JsonNode.Parse(State), [], new Budget()))
                )
                .Message,
            StringComparison.Ordinal
        );

    private static JsonNode Without(JsonNode state, string name)
    {
        state.AsObject().Remove(name);
        return state;
    }
}
