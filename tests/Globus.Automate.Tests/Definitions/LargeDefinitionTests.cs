using System.Text.Json;
using Globus.Automate.Definitions;
using Globus.Automate.Definitions.Checks;

namespace Globus.Automate.Tests.Definitions;

public sealed class LargeDefinitionTests
{
    private const int Size = 1000;

    [Fact]
    public void A_long_chain_of_states_is_valid() => Assert.Empty(Check(Chain(number => $"State{number + 1}")));

    [Fact]
    public void Each_state_of_a_large_definition_has_its_finding_and_place()
    {
        var findings = Check(Chain(number => $"Missing{number}"));

        var undefined = findings.Where(finding => finding.RuleId == "UndefinedTarget");
        Assert.Equal(
            Enumerable.Range(0, Size).Select(number => ($"$.States.State{number}.Next", number + 2)),
            undefined.Select(finding => (finding.Path, finding.Line!.Value))
        );
        var unreachable = findings.Where(finding => finding.RuleId == "UnreachableState");
        Assert.Equal(
            Enumerable.Range(1, Size).Select(number => ($"$.States.State{number}", number + 2)),
            unreachable.Select(finding => (finding.Path, finding.Line!.Value))
        );
    }

    [Fact]
    public void Of_two_states_with_the_same_name_the_last_has_the_transition()
    {
        var text = Chain(number => number == 500 ? "Missing" : $"State{number + 1}")
            .Replace("\n\"State501\"", "\n\"State500\": {\"Type\": \"Pass\", \"Next\": \"State501\"},\n\"State501\"");

        Assert.Equal(
            ["DuplicateMember at $.States.State500", "UndefinedTarget at $.States.State500.Next"],
            Check(text).Select(finding => $"{finding.RuleId} at {finding.Path}")
        );
    }

    private static IReadOnlyList<Finding> Check(string text)
    {
        using var document = JsonDocument.Parse(text);
        return FlowLinter.CheckDefinition(document.RootElement, SourceMap.FromJson(text));
    }

    // One state a line, from line 2.
    private static string Chain(Func<int, string> next)
    {
        var states = Enumerable
            .Range(0, Size)
            .Select(number =>
                $$"""
                    "State{{number}}": {"Type": "Pass", "Next": "{{next(number)}}"}
                    """
            );
        return $$$"""
            {"StartAt": "State0", "States": {
            {{{string.Join(",\n", states)}}},
            "State{{{Size}}}": {"Type": "Pass", "End": true}
            }}
            """;
    }
}
