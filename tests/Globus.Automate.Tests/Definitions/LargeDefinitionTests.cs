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
        var unreachable = Assert.Single(findings, finding => finding.RuleId == "UnreachableState");
        Assert.Equal(("$.States.State1", 3), (unreachable.Path, unreachable.Line!.Value));
        Assert.StartsWith(
            "State 'State1' and 999 other states are unreachable from 'State0'.",
            unreachable.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void One_misspelled_target_is_one_finding()
    {
        var finding = Assert.Single(Check(Chain(number => number == 0 ? "Satte1" : $"State{number + 1}")));

        Assert.Equal(
            "State 'Satte1' is not defined. Did you mean 'State1'? 1000 states are unreachable as a result.",
            finding.Message
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
