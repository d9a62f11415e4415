using System.Text.Json;
using Globus.Automate.Definitions;
using Globus.Automate.Definitions.Checks;

namespace Globus.Automate.Tests.Definitions;

/// <summary>What the linter finds in each definition of the case files.</summary>
public sealed class DefinitionCaseTests
{
    private const string Place = "$.States.State";

    public static TheoryData<string, string> Definitions => CaseFile.Read("flow-definitions");

    public static TheoryData<string, string> States => CaseFile.Read("flow-states");

    [Theory]
    [MemberData(nameof(Definitions))]
    public void A_definition_breaks_these_rules(string definition, string expected) =>
        Assert.Equal(expected, Describe(Check(definition)));

    [Theory]
    [MemberData(nameof(States))]
    public void A_state_breaks_these_rules(string state, string expected)
    {
        var findings = Check(
            $$"""
            {"StartAt":"Before","States":{
            "Before":{"Type":"Choice","Choices":[{"Variable":"$.x","IsPresent":true,"Next":"State"}],"Default":"After"},
            "State":{{state}},
            "After":{"Type":"Pass","End":true
            } } }
            """
        );

        Assert.All(findings, finding => Assert.StartsWith(Place, finding.Path, StringComparison.Ordinal));
        Assert.Equal(
            expected,
            Describe(findings.Select(finding => finding with { Path = "$" + finding.Path[Place.Length..] }))
        );
    }

    [Fact]
    public void Every_rule_for_definitions_has_a_case()
    {
        var named = Definitions
            .Concat(States)
            .SelectMany(row => row.Data.Item2.Split(", "))
            .Select(finding => finding.Split(' ')[0]);

        Assert.Empty(
            LintRules
                .All.Select(rule => rule.Id)
                .Except(named)
                .Except(["InvalidSchema", "InvalidInput", "RefusedByService"])
        );
    }

    [Fact]
    public void The_topic_about_errors_describes_every_rule_and_its_severity()
    {
        var topic = File.ReadAllText(Repository.PathOf("docs", "en-US", "about_Globus_Errors.md"));

        Assert.All(LintRules.All, rule =>
            Assert.Contains($"| `{rule.Id}` | {rule.Severity} |", topic, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_message_guesses_what_was_meant()
    {
        var findings = Check("""{"StartAt":"Greet","States":{"Great":{"Type":"Pass","Nxt":true}}}""");

        Assert.Contains(findings, finding => finding.Message == "State 'Greet' is not defined. Did you mean 'Great'?");
        Assert.Contains(findings, finding =>
            finding.Message.EndsWith("Did you mean 'Next'?", StringComparison.Ordinal)
        );
    }

    private static IReadOnlyList<Finding> Check(string definition)
    {
        using var document = JsonDocument.Parse(definition);
        return FlowLinter.CheckDefinition(document.RootElement);
    }

    private static string Describe(IEnumerable<Finding> findings) =>
        findings.Select(finding => $"{finding.RuleId} {finding.Path}").ToList() is { Count: > 0 } lines
            ? string.Join(", ", lines)
            : "none";
}
