using System.Text.Json;
using Globus.Automate.Definitions;
using Globus.Automate.Definitions.Checks;

namespace Globus.Automate.Tests.Definitions;

public sealed class FindingSummaryTests
{
    [Fact]
    public void Information_of_a_rule_becomes_one_finding_and_warnings_stay()
    {
        var findings = Check(
            """
            {"StartAt":"A","States":{
            "A":{"Type":"Action","ActionUrl":"https://p.example/","Parameters":{},"Next":"B"},
            "B":{"Type":"Action","ActionUrl":"https://p.example/","Parameters":{},"Next":"C"},
            "C":{"Type":"Action","ActionUrl":"https://p.example/","Parameters":{},"End":true}
            }}
            """
        );

        Assert.Equal(
            [
                "MissingExceptionOnActionFailure $.States.A",
                "MissingResultPath $.States.A",
                "MissingResultPath $.States.B",
            ],
            FindingSummary.Create(findings).Select(finding => $"{finding.RuleId} {finding.Path}")
        );
        Assert.EndsWith(
            "(3 places, this is the first)",
            FindingSummary.Create(findings)[0].Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_single_information_stays_as_it_is()
    {
        var findings = Check(
            """
            {"StartAt":"A","States":{
            "A":{"Type":"Action","ActionUrl":"https://p.example/","Parameters":{},"End":true}}}
            """
        );

        Assert.Equal(findings, FindingSummary.Create(findings));
    }

    private static IReadOnlyList<Finding> Check(string definition)
    {
        using var document = JsonDocument.Parse(definition);
        return FlowLinter.CheckDefinition(document.RootElement);
    }
}
