using System.Management.Automation;
using Globus.Automate.PowerShell.Tests.Hosting;
using Globus.Automate.PowerShell.Tests.Wire;

namespace Globus.Automate.PowerShell.Tests.Waiting;

/// <summary>Waits during which the service fails for a while, and waits that it refuses.</summary>
[Collection(nameof(SharedEmulator))]
public sealed class OutageTests(WireFixture wire) : IClassFixture<WireFixture>
{
    private const string Down = """ "status": 503 """;

    public static TheoryData<string, string, string> Outages =>
        new()
        {
            { "Wait-GlobusRun {run} -Context (Hasty)", "/runs/*", Down },
            { "Wait-GlobusRun {run} -Context (Hasty)", "/runs/*", """ "status": 429 """ },
            { "Wait-GlobusRun {run} -Context (Hasty)", "/runs/*", """ "status": 500, "body": "Oops" """ },
            { "Wait-GlobusRun {run} -Context (Hasty)", "/runs/*", """ "status": 520 """ },
            { "Wait-GlobusRun {run} -Context (Hasty)", "/runs/*", """ "status": 408 """ },
            {
                "Wait-GlobusRun {run} -Context (Hasty)",
                "/runs/*",
                """ "status": 302, "headers": {"Location": "https://elsewhere.example/"} """
            },
            {
                "Wait-GlobusRun {run} -Context (Hasty)",
                "/runs/*",
                """ "status": 200, "headers": {"Content-Type": "text/html"}, "body": "<p>Sign in" """
            },
            { "Wait-GlobusRun {run} -Context (Hasty)", "/runs/*", """ "status": 200, "body": {"odd": true} """ },
            { "Wait-GlobusRun {run} -Context (Hasty)", "/runs/*", """ "reset": true """ },
            { "Wait-GlobusRun {run} -Context (Hasty)", "/runs/*", """ "truncate": true """ },
            { "Wait-GlobusRun {run} -Context (Hasty)", "/runs/*", """ "delay": 60 """ },
            { "Start-GlobusFlowRun {flow} -Wait -Context (Hasty)", "/runs/*", Down },
            {
                "Get-GlobusRunLog {run} -Follow -Context (Hasty) | Where-Object Code -EQ PassCompleted",
                "/runs/*",
                Down
            },
            {
                "Get-GlobusRunLog {run} -Follow -Context (Hasty) | Where-Object Code -EQ PassCompleted",
                "/runs/*/log",
                """ "reset": true """
            },
            { "Wait-GlobusAction {hello} {action} -Context (Hasty)", "/actions/hello_world/*", Down },
            { "Wait-GlobusAction {hello} {action} -Context (Hasty)", "/actions/hello_world/*", """ "reset": true """ },
            { "Invoke-GlobusAction {hello} -Wait -Context (Hasty)", "/actions/hello_world/*/status", Down },
        };

    public static TheoryData<string, string, ErrorCategory> Refusals =>
        new()
        {
            { "404", "RunNotFound", ErrorCategory.ObjectNotFound },
            { "403", "AccessDenied", ErrorCategory.PermissionDenied },
            { "401", "AuthenticationFailed", ErrorCategory.AuthenticationError },
            { "400", "InvalidRequest", ErrorCategory.InvalidArgument },
        };

    [Theory]
    [MemberData(nameof(Outages))]
    public void A_wait_goes_on_through_an_outage_and_says_so_once(string command, string path, string fault)
    {
        var times = fault.Contains("delay", StringComparison.Ordinal) ? 1 : 3;
        var plan = $$"""{"method": "GET", "path": "{{path}}", {{fault}}, "times": {{times}}}""";
        var (outcome, _) = wire.Run($"$wire.Plan('{plan}'); {command}");
        Assert.Single(outcome.AssertSucceeded().Output);
        Assert.Collection(
            outcome.Warnings,
            lost => Assert.StartsWith("The service has been unavailable since ", lost, StringComparison.Ordinal),
            back => Assert.StartsWith("The service is available again after ", back, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Many_runs_have_one_pair_of_warnings_and_all_come_out()
    {
        var (outcome, _) = wire.Run(
            $$"""
            $runs = 1..12 | ForEach-Object { '{flow}' } | Start-GlobusFlowRun
            $wire.Plan('{"method": "GET", "path": "/runs*", "status": 503, "times": 3}')
            $runs | Wait-GlobusRun -Context (Hasty)
            """
        );
        Assert.Equal(12, outcome.AssertSucceeded().Output.Count);
        Assert.Equal(2, outcome.Warnings.Count);
    }

    [Fact]
    public void A_single_failure_that_a_retry_mends_is_no_outage()
    {
        var (outcome, requests) = wire.Run("$wire.Fail('/runs/*', 502); Wait-GlobusRun {run}");
        Assert.Empty(outcome.AssertSucceeded().Warnings);
        Assert.Equal(["GET /runs/{run}", "GET /runs/{run}"], requests);
    }

    [Fact]
    public void A_log_that_is_followed_through_an_outage_has_every_entry_once()
    {
        var (outcome, _) = wire.Run(
            $$"""
            $wire.Plan('{"method": "GET", "path": "/runs/*/log", "reset": true, "times": 2}')
            Get-GlobusRunLog {active} -Follow -Context (Hasty) | ForEach-Object {
                $_
                if ($_.Code -eq 'WaitStarted') {
                    $wire.Plan('{"method": "GET", "path": "/runs/*", "truncate": true, "times": 3}')
                    Stop-GlobusRun {active}
                }
            }
            """
        );
        var codes = outcome.AssertSucceeded().Output.Select(entry => (string)entry.Properties["Code"].Value);
        Assert.Equal(["FlowStarted", "WaitStarted", "FlowCanceled"], codes);
        Assert.Equal(4, outcome.Warnings.Count);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_refusal_is_the_error_of_that_run_and_the_others_come_out(
        string status,
        string id,
        ErrorCategory category
    )
    {
        var fault = $$"""{"path": "/runs/{run}", "status": {{status}}, "times": 10}""";
        var (outcome, _) = wire.Run(
            $"$other = Start-GlobusFlowRun {{flow}}; $wire.Plan('{fault}'); '{{run}}', $other.RunId | Wait-GlobusRun"
        );
        Assert.Equal("{run}", wire.Name(outcome.AssertError(id, category).TargetObject!.ToString()!));
        Assert.Equal("SUCCEEDED", outcome.Property("Status"));
        Assert.Empty(outcome.Warnings);
    }

    [Fact]
    public void A_host_name_that_does_not_resolve_ends_the_wait_before_the_first_response()
    {
        var (outcome, _) = wire.Run(
            """
            $token = [System.Net.NetworkCredential]::new('', 'x').SecurePassword
            $nowhere = Connect-Globus -AccessToken $token -AuthUrl https://nowhere.invalid -FlowsUrl https://nowhere.invalid -ContextName nowhere -NotCurrent -PassThru
            1..12 | ForEach-Object { [guid]::NewGuid() } | Wait-GlobusRun -Context $nowhere
            """
        );
        Assert.Equal(
            12,
            outcome.Errors.Count(error =>
                error.FullyQualifiedErrorId.StartsWith("ConnectionFailed,", StringComparison.Ordinal)
            )
        );
        Assert.Empty(outcome.Warnings);
    }

    [Fact]
    public async Task A_wait_that_has_lost_contact_can_be_stopped()
    {
        using var shell = wire.Create(
            "$wire.Plan('{\"path\": \"/runs/*\", \"status\": 503, \"times\": 1000}'); Wait-GlobusRun "
                + "([guid]::NewGuid())"
        );
        var lost = new TaskCompletionSource();
        shell.Streams.Warning.DataAdded += (_, _) => lost.TrySetResult();
        var running = shell.BeginInvoke();
        await lost.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        await shell.StopAsync(null, null);
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
    }
}
