using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Evaluation;

namespace Globus.Automate.Emulator.Tests.Evaluation;

public sealed class RuleTests
{
    public static TheoryData<string, string> Choices => CaseFile.Read("choices.cases");

    public static TheoryData<string, string> Templates => CaseFile.Read("templates.cases");

    public static TheoryData<string, string> Results => CaseFile.Read("results.cases");

    [Theory]
    [MemberData(nameof(Choices))]
    public void A_choice_rule_holds_or_not(string rule, string holds) => Check(
        holds,
        () => ChoiceRule.Compile(JsonNode.Parse(rule)!.AsObject()).Holds(Over("""{"s":"abc","n":7,"b":true,"t":"2026-01-02T03:04:05Z","z":null,"o":{"n":7.0},"star":"a*c"}""")) ? "true" : "false");

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_template_is_filled(string template, string parameters) => Check(
        parameters,
        () => Template.Compile(JsonNode.Parse(template)!.AsObject()).Fill(Over("""{"a":1,"o":{"b":[1,2]},"name":"World"}""")).ToJsonString());

    [Theory]
    [MemberData(nameof(Results))]
    public void A_result_is_written(string input, string state)
    {
        var parts = input.Split(" | ");
        Check(state, () => ReferencePath.Compile(parts[1]).Write(JsonNode.Parse(parts[0]), JsonNode.Parse(parts[2]))?.ToJsonString() ?? "null");
    }

    [Fact]
    public void Private_parameters_are_known_by_their_plain_names() =>
        Assert.Equal(["x", "y"], Template.Compile(JsonNode.Parse("""{"__Private_Parameters":["x.$"],"x.$":"$.a","in":{"__Private_Parameters":["y"],"y":1}}""")!.AsObject()).PrivateNames.Order());

    private static void Check(string expected, Func<string> actual)
    {
        if (expected == "error")
            Assert.Throws<EvaluationException>(actual);
        else
            Assert.Equal(expected, actual());
    }

    private static EvaluationScope Over(string state) => new(JsonNode.Parse(state), new JsonObject { ["run_id"] = "run" }, new Budget());
}
