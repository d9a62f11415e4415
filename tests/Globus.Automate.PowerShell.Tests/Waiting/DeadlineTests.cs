using System.Management.Automation;
using Globus.Automate.PowerShell.Tests.Hosting;
using Globus.Automate.PowerShell.Tests.Wire;

namespace Globus.Automate.PowerShell.Tests.Waiting;

/// <summary>Waits whose time is over while the service is slow.</summary>
[Collection(nameof(SharedEmulator))]
public sealed class DeadlineTests(WireFixture wire) : IClassFixture<WireFixture>
{
    private const string Throttled = """ "status": 429, "headers": {"Retry-After": "3600"} """;
    private const string Mute = """ "delay": 600 """;
    private const string Faulty = """ "status": 500 """;

    public static TheoryData<string, string, int, int> Waits =>
        new()
        {
            { "Wait-GlobusRun {active} -TimeoutSec 1", Throttled, 0, 1 },
            { "Wait-GlobusRun {active} -TimeoutSec 1", Mute, 0, 1 },
            {
                "Get-GlobusRun {active} | ForEach-Object { $wire.Plan($fault); $_ } | Wait-GlobusRun -TimeoutSec 1",
                Mute,
                1,
                1
            },
            { "Start-GlobusFlowRun {flow} -Wait -TimeoutSec 1", Throttled, 1, 1 },
            { "Start-GlobusFlowRun {flow} -Wait -TimeoutSec 1", Mute, 1, 1 },
            { "1..12 | ForEach-Object { '{flow}' } | Start-GlobusFlowRun -Wait -TimeoutSec 1", Mute, 12, 12 },
            { "1..12 | ForEach-Object { '{flow}' } | Start-GlobusFlowRun -Wait -TimeoutSec 1", Faulty, 12, 12 },
            { "1..12 | ForEach-Object { [guid]::NewGuid() } | Wait-GlobusRun -TimeoutSec 1", Mute, 0, 12 },
            { "Get-GlobusRunLog {active} -Follow -TimeoutSec 1", Mute, 0, 1 },
            { "Get-GlobusRunLog {active}, {active2} -Follow -TimeoutSec 1", Throttled, 0, 2 },
            { "Wait-GlobusAction {hello} {sleeping} -TimeoutSec 1", Throttled, 0, 1 },
            { "Invoke-GlobusAction {hello} -Wait -TimeoutSec 1", Mute, 1, 1 },
        };

    [Theory]
    [MemberData(nameof(Waits))]
    public void The_time_is_over_whatever_the_service_does(string command, string fault, int objects, int errors)
    {
        var paths = """ "method": "GET", "path": "/runs*", "times": 1000 """;
        if (command.Contains("Action", StringComparison.Ordinal))
        {
            paths = """ "method": "GET", "path": "/actions/hello_world/*", "times": 1000 """;
        }

        var planned = command.Contains("$fault", StringComparison.Ordinal) ? "" : "$wire.Plan($fault); ";
        var (outcome, _) = wire.Run($$"""$fault = '{ {{fault}}, {{paths}} }'; {{planned}}{{command}}""");
        Assert.Equal(objects, outcome.Output.Count);
        Assert.Equal(errors, outcome.Errors.Count);
        Assert.All(outcome.Errors, error =>
        {
            Assert.Equal("WaitTimeout", error.FullyQualifiedErrorId.Split(',')[0]);
            Assert.Equal(ErrorCategory.OperationTimeout, error.CategoryInfo.Category);
            Assert.Contains("Globus", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(SlowBody.OneBytePerSecond, "Wait-GlobusRun ([guid]::NewGuid()) -TimeoutSec 1 -Context $slow")]
    [InlineData(SlowBody.NeverEnds, "Wait-GlobusRun ([guid]::NewGuid()) -TimeoutSec 1 -Context $slow")]
    [InlineData(
        SlowBody.NeverEnds,
        "1..9 | ForEach-Object { [guid]::NewGuid() } | Wait-GlobusRun -TimeoutSec 1 -Context $slow"
    )]
    [InlineData(SlowBody.NeverEnds, "Get-GlobusRunLog ([guid]::NewGuid()) -Follow -TimeoutSec 1 -Context $slow")]
    public void A_body_that_comes_slowly_does_not_hold_a_wait(SlowBody body, string command)
    {
        using var server = new SlowServer(body);
        var (outcome, _) = wire.Run(
            $"""
            $token = [System.Net.NetworkCredential]::new('', 'x').SecurePassword
            $slow = Connect-Globus -AccessToken $token -AuthUrl {server.Address} -FlowsUrl {server.Address} -ContextName slow -NotCurrent -PassThru
            {command}
            """
        );
        Assert.NotEmpty(outcome.Errors);
        Assert.All(outcome.Errors, error => Assert.Equal("WaitTimeout", error.FullyQualifiedErrorId.Split(',')[0]));
    }
}
