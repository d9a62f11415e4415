using Globus.Automate.PowerShell.Tests.Hosting;
using Globus.Automate.PowerShell.Tests.Wire;

namespace Globus.Automate.PowerShell.Tests.Waiting;

/// <summary>What is waited for comes out, however odd the documents of the service are.</summary>
[Collection(nameof(SharedEmulator))]
public sealed class EveryInputTests(WireFixture wire) : IClassFixture<WireFixture>
{
    public static TheoryData<string> Details =>
        new()
        {
            "{}",
            """{"code":"Waiting"}""",
            """{"description":null}""",
            """{"description":5}""",
            """{"description":["a","b"]}""",
            """{"description":{"text":"a"}}""",
            """{"code":"ConsentRequired","required_scope":5}""",
            """{"code":"ConsentRequired","required_scope":"]["}""",
            """{"code":"ConsentRequired","required_scopes":[null]}""",
            """{"code":"AuthorizationRequired","authorization_parameters":"x"}""",
            """{"code":5,"authorization_parameters":{"session_required_mfa":"yes"}}""",
            "\"Waiting for a colleague\"",
            """["a","b"]""",
            "5",
            "true",
            "null",
        };

    [Theory]
    [MemberData(nameof(Details))]
    public void What_is_inactive_comes_out_beside_what_has_ended(string details)
    {
        var (outcome, _) = wire.Run(
            $$"""
            $action = '{"action_id":"odd","status":"INACTIVE","details":{{details}}}'
            $run = '{"run_id":"{active}","status":"INACTIVE","start_time":"yesterday","details":{{details}}}'
            $wire.Answer('/actions/*/{sleeping}/status', $action); Wait-GlobusAction {hello} {sleeping}, {action}
            $wire.Answer('/actions/*/status', $action); Invoke-GlobusAction {hello} -Wait
            $wire.Answer('/runs/{active}', $run); Wait-GlobusRun {active}, {run}
            $wire.Answer('/runs/*', $run); Start-GlobusFlowRun {flow} -Wait
            $wire.Answer('/runs/{active}', $run); Get-GlobusRunLog {active} -Follow | ForEach-Object { }
            """
        );
        Assert.Equal(["INACTIVE", "SUCCEEDED", "INACTIVE", "INACTIVE", "SUCCEEDED", "INACTIVE"], Statuses(outcome));
        Assert.Equal(5, outcome.Warnings.Count);
        Assert.All(outcome.Warnings, warning => Assert.Contains(" is INACTIVE: ", warning, StringComparison.Ordinal));
    }

    [Fact]
    public void The_found_comes_before_the_error_that_ends_the_pipeline()
    {
        var (outcome, _) = wire.Run("Wait-GlobusRun {nobody}, {run} -ErrorAction Stop");
        Assert.Equal(["SUCCEEDED"], outcome.Output.Select(run => (string)run.Properties["Status"].Value));
        Assert.Equal("RunNotFound", Assert.Single(outcome.Errors).FullyQualifiedErrorId.Split(',')[0]);
    }

    [Fact]
    public void What_was_started_comes_out_when_the_sign_in_ends_meanwhile()
    {
        var (outcome, _) = wire.Run(
            """
            $fresh = Fresh
            '{flow}' | Start-GlobusFlowRun -Context $fresh | ForEach-Object { }
            '{flow}', '{flow2}' | ForEach-Object { if ($_ -eq '{flow2}') { $wire.Plan('{"path": "/v2/oauth2/token", "status": 401, "times": 10}') }; $_ } | Start-GlobusFlowRun -Wait -Context $fresh
            """
        );
        Assert.Equal(["SUCCEEDED"], Statuses(outcome, isClean: false));
        Assert.Equal("AuthenticationFailed", Assert.Single(outcome.Errors).FullyQualifiedErrorId.Split(',')[0]);
    }

    [Theory]
    [InlineData("Start-GlobusFlowRun {flow} -Wait", "/runs/*", "RunId")]
    [InlineData("Invoke-GlobusAction {hello} -Wait", "/actions/hello_world/*/status", "ActionId")]
    public void What_was_started_comes_out_when_it_may_not_be_looked_at(string command, string path, string id)
    {
        var plan = $$"""{"method": "GET", "path": "{{path}}", "status": 403, "times": 10}""";
        var (outcome, _) = wire.Run($"$wire.Plan('{plan}'); {command}");
        Assert.NotNull(Assert.Single(outcome.Output).Properties[id].Value);
        var error = Assert.Single(outcome.Errors);
        Assert.Equal("AccessDenied", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.StartsWith("Ask the owner", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Statuses(Outcome outcome, bool isClean = true)
    {
        if (isClean)
        {
            outcome.AssertSucceeded();
        }

        return outcome.Output.Select(item => (string)item.Properties["Status"].Value);
    }
}
