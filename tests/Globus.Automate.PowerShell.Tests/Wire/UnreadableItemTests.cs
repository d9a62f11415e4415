using System.Management.Automation;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Wire;

/// <summary>Lists of which one item is not as it should be: the others are written, and the error names it.</summary>
[Collection(nameof(SharedEmulator))]
public sealed class UnreadableItemTests(WireFixture wire) : IClassFixture<WireFixture>
{
    private const string Good = "00000000-0000-4000-8000-000000000001";
    private const string Odd = "00000000-0000-4000-8000-000000000002";

    public static TheoryData<string, string, string, string, string> Lists =>
        new()
        {
            {
                "Get-GlobusRun",
                "/runs",
                "runs",
                $$"""{"run_id":"{{Good}}","status":"ACTIVE"}""",
                $$"""{"run_id":"{{Odd}}"}"""
            },
            {
                "Get-GlobusRun",
                "/runs",
                "runs",
                $$"""{"run_id":"{{Good}}","status":"ACTIVE"}""",
                $$"""{"run_id":"{{Odd}}","status":[1]}"""
            },
            { "Get-GlobusFlow", "/flows", "flows", $$"""{"id":"{{Good}}"}""", """{"id":"not an id"}""" },
            {
                "Get-GlobusWebInput",
                "/web_inputs",
                "web_input_summaries",
                $$"""{"id":"{{Good}}"}""",
                """{"id":"not an id"}"""
            },
            {
                "Get-GlobusRegisteredApi",
                "/registered_apis",
                "registered_apis",
                $$"""{"id":"{{Good}}"}""",
                """{"id":"not an id"}"""
            },
            { "Get-GlobusRunLog {run}", "/runs/*/log", "entries", """{"code":"A"}""", "5" },
            { "Get-GlobusActionLog {hello} {action}", "/actions/*/log", "entries", """{"code":"A"}""", "\"A\"" },
        };

    public static TheoryData<string, string, string> Members =>
        new()
        {
            { "details", "\"It goes on.\"", "It goes on." },
            { "details", "[1, 2]", "1 2" },
            { "details", "5", "5" },
            { "start_time", "\"yesterday\"", "yesterday" },
            { "completion_time", "{}", "" },
            { "flow_id", "\"mine\"", "mine" },
            { "label", "[\"a\"]", "a" },
            { "tags", "{}", "" },
            { "blocking_web_input_id", "5", "5" },
            { "flow_description", "\"text\"", "text" },
        };

    [Theory]
    [MemberData(nameof(Lists))]
    public void The_readable_items_of_all_pages_are_written_and_the_odd_one_is_an_error(
        string command,
        string path,
        string name,
        string good,
        string odd
    )
    {
        var first = $$"""{"{{name}}":[{{odd}},{{good}}],"has_next_page":true,"marker":"m"}""";
        var second = $$"""{"{{name}}":[{{good}}],"has_next_page":false}""";
        var (outcome, _) = wire.Run(
            $"$wire.Answer('{path}', '{first}'); $wire.Answer('{path}', '{second}'); {command}"
        );
        Assert.Equal(2, outcome.Output.Count);
        var error = outcome.AssertError("InvalidResponse", ErrorCategory.InvalidResult);
        if (odd.Contains(Odd, StringComparison.Ordinal))
        {
            Assert.Contains(Odd, error.ToString(), StringComparison.Ordinal);
            Assert.Equal(Odd, error.TargetObject);
            Assert.Equal($"Invoke-GlobusRequest /runs/{Odd}", error.ErrorDetails.RecommendedAction);
        }
        else if (command.Contains('{', StringComparison.Ordinal))
        {
            Assert.Contains(error.TargetObject!.ToString()!, error.ToString(), StringComparison.Ordinal);
        }
        else
        {
            Assert.Contains("not an id", error.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_list_of_actions_has_an_error_for_the_odd_one()
    {
        var (outcome, _) = wire.Run(
            """$wire.Answer('/actions/scripted/actions', '[{"action_id":"a","status":"ACTIVE"},{"action_id":"b"}]'); Get-GlobusAction {scripted}"""
        );
        Assert.Equal("a", outcome.Property("ActionId"));
        Assert.Equal("b", outcome.AssertError("InvalidResponse", ErrorCategory.InvalidResult).TargetObject);
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void A_member_of_another_type_is_an_error_and_the_run_is_written(string member, string value, string kept)
    {
        var odd = $$"""{"run_id":"{{Odd}}","status":"ACTIVE","{{member}}":{{value}}}""";
        var (outcome, _) = wire.Run(
            $$"""
            $wire.Answer('/runs', '{"runs":[{{odd}},{"run_id":"{{Good}}","status":"ACTIVE"}],"has_next_page":false}')
            Get-GlobusRun | ForEach-Object { "$($_.RunId) $($_.AdditionalProperties['{{member}}'])" }
            """
        );
        var error = outcome.AssertError("InvalidResponse", ErrorCategory.InvalidResult);
        Assert.Contains(Odd, error.ToString(), StringComparison.Ordinal);
        Assert.Contains(member, error.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, outcome.Output.Count);
        Assert.StartsWith($"{Odd} {kept}", outcome.Output[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_run_is_written_without_the_member_that_cannot_be_read()
    {
        var (outcome, _) = wire.Run(
            $$"""$wire.Answer('/runs/*', '{"run_id":"{{Odd}}","status":"ACTIVE","start_time":"yesterday","details":"text"}'); Get-GlobusRun {run}"""
        );
        Assert.Null(outcome.AssertSucceeded().Property("StartTime"));
        Assert.Null(outcome.Property("Details"));
    }

    [Fact]
    public void A_list_that_is_no_list_is_no_response()
    {
        var (outcome, _) = wire.Run("""$wire.Answer('/runs', '{"runs":null}'); Get-GlobusRun""");
        outcome.AssertError("InvalidResponse", ErrorCategory.InvalidResult);
    }

    [Fact]
    public void The_first_items_stop_the_list()
    {
        var (outcome, requests) = wire.Run(
            $$"""
            $wire.Answer('/runs', '{"runs":[{"run_id":"{{Good}}","status":"ACTIVE"},5],"has_next_page":true,"marker":"m"}')
            Get-GlobusRun -First 1
            """
        );
        Assert.Single(outcome.Output);
        Assert.Equal(["GET /runs"], requests);
        outcome.AssertError("InvalidResponse", ErrorCategory.InvalidResult);
    }
}
