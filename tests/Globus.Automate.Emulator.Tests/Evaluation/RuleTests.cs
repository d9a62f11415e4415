using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Evaluation;
using Globus.Automate.Emulator.Evaluation.Choices;
using Globus.Automate.Emulator.Evaluation.Expressions;
using Globus.Automate.Emulator.Evaluation.Paths;

namespace Globus.Automate.Emulator.Tests.Evaluation;

public sealed class RuleTests
{
    public static TheoryData<string, string> Choices => CaseFile.Read("Evaluation/choices");

    public static TheoryData<string, string> Templates => CaseFile.Read("Evaluation/templates");

    public static TheoryData<string, string> Results => CaseFile.Read("Evaluation/results");

    [Theory]
    [MemberData(nameof(Choices))]
    public void A_choice_rule_holds_or_not(string rule, string holds) =>
        Check(holds, () =>
            ChoiceRule
                .Compile(JsonNode.Parse(rule)!.AsObject())
                .Holds(
                    Over(
                        """{"s":"abc","n":7,"b":true,"t":"2026-01-02T03:04:05Z","z":null,"o":{"n":7.0},"star":"a*c"}"""
                    )
                )
                ? "true"
                : "false"
        );

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_template_is_filled(string template, string parameters) =>
        Check(parameters, () =>
            Template
                .Compile(JsonNode.Parse(template)!.AsObject())
                .Fill(Over("""{"a":1,"o":{"b":[1,2]},"name":"World"}"""))
                .ToJsonString()
        );

    [Theory]
    [MemberData(nameof(Results))]
    public void A_result_is_written(string input, string state)
    {
        var parts = input.Split(" | ");
        Check(state, () =>
        {
            var document = new StateDocument(parts[0]);
            document.Write(ReferencePath.Compile(parts[1], "ResultPath"), JsonNode.Parse(parts[2]), parts[2]);
            return document.Text;
        });
    }

    [Fact]
    public void Private_parameters_are_known_by_their_plain_names() =>
        Assert.Equal(
            ["x", "y"],
            Template
                .Compile(
                    JsonNode
                        .Parse(
                            """{"__Private_Parameters":["x.$"],"x.$":"$.a","in":{"__Private_Parameters":["y"],"y":1}}"""
                        )!
                        .AsObject()
                )
                .PrivateNames.Order()
        );

    [Fact]
    public void There_are_39_operators_and_a_case_for_each()
    {
        var cases = string.Concat(
            Choices.Where(row => row.Data.Item2 is "true" or "false").Select(row => row.Data.Item1)
        );

        Assert.Equal(39, ChoiceOperators.Names.Count);
        Assert.All(ChoiceOperators.Names, name => Assert.Contains($"\"{name}\":", cases, StringComparison.Ordinal));
    }

    [Fact]
    public void A_failure_has_the_name_that_a_flow_can_catch()
    {
        var scope = Over("""{"a":1}""");

        Assert.Equal(
            "States.Runtime",
            Assert.Throws<EvaluationException>(() => ReferencePath.Compile("$.b", "InputPath").Read(scope)).Error
        );
        Assert.Equal(
            "States.Runtime",
            Assert.Throws<EvaluationException>(() => Expression.Compile("`$.b`", "n.=").Evaluate(scope)).Error
        );
        Assert.Equal(
            "States.ResultPathMatchFailure",
            Assert
                .Throws<EvaluationException>(() => ReferencePath.Compile("$.a.b", "ResultPath").Write(scope.State!, 1))
                .Error
        );
        Assert.Equal(
            "States.Runtime",
            Assert.Throws<EvaluationException>(() => Expression.Compile("1 / 0", "n.=").Evaluate(scope)).Error
        );
    }

    [Theory]
    [InlineData("$.a.b[0]")]
    [InlineData("$.a.b")]
    [InlineData("$.c.d.e")]
    [InlineData("$.a.none")]
    [InlineData("$.empty.x")]
    public void A_change_can_be_undone(string path)
    {
        const string text = """{"a":{"b":[1]},"empty":null}""";
        var state = JsonNode.Parse(text)!;

        var change = ReferencePath.Compile(path, "ResultPath").Write(state, 2);

        Assert.NotEqual(text, state.ToJsonString());
        change.Undo();
        Assert.Equal(text, state.ToJsonString());
    }

    [Theory]
    [InlineData("$.new[0]")]
    [InlineData("$.a.b[1]")]
    [InlineData("$.a.b.c")]
    [InlineData("$._context.x")]
    public void A_path_that_cannot_be_written_changes_nothing(string path)
    {
        const string text = """{"a":{"b":[1]}}""";
        var document = new StateDocument(text);

        Assert.Throws<EvaluationException>(() =>
            document.Write(ReferencePath.Compile(path, "ResultPath"), JsonValue.Create(2), "2")
        );

        Assert.Equal(text, document.Root.ToJsonString());
    }

    [Fact]
    public void A_template_costs_what_its_copies_of_the_state_cost()
    {
        var state = new JsonObject { ["big"] = new string('x', 90_000) };
        var parameters = new JsonObject(
            Enumerable.Range(0, 500).Select(i => KeyValuePair.Create($"p{i}.$", (JsonNode?)"$"))
        );

        var failure = Assert.Throws<EvaluationException>(() =>
            Template.Compile(parameters).Fill(new EvaluationScope(state, [], new Budget()))
        );

        Assert.Contains("too much memory", failure.Message, StringComparison.Ordinal);
    }

    private static void Check(string expected, Func<string> actual)
    {
        try
        {
            Assert.Equal(expected, actual());
        }
        catch (EvaluationException exception)
        {
            Assert.Equal(expected, expected == "error" ? "error" : exception.Message);
        }
    }

    private static EvaluationScope Over(string state) =>
        new(JsonNode.Parse(state), new JsonObject { ["run_id"] = "run" }, new Budget());
}
