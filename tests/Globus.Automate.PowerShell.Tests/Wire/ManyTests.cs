using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Wire;

/// <summary>Commands that are given many things, some of them bad.</summary>
[Collection(nameof(SharedEmulator))]
public sealed class ManyTests(WireFixture wire) : IClassFixture<WireFixture>
{
    public static TheoryData<string, string> Commands =>
        new()
        {
            { "Get-GlobusFlow {0}", "flow" },
            { "Set-GlobusFlow {0} -Title x", "flow" },
            { "Remove-GlobusFlow {0} -Confirm:$false", "flow" },
            { "Get-GlobusRun {0}", "run" },
            { "Wait-GlobusRun {0}", "run" },
            { "Get-GlobusRunLog {0}", "run" },
            { "Get-GlobusRunDefinition {0}", "run" },
            { "Set-GlobusRun {0} -Label x", "run" },
            { "Remove-GlobusRun {0} -Confirm:$false", "run" },
            { "Stop-GlobusRun {0}", "active" },
            { "Resume-GlobusRun {0}", "active" },
            { "Get-GlobusAction {hello} {0}", "action" },
            { "Wait-GlobusAction {hello} {0}", "action" },
            { "Resume-GlobusAction {hello} {0}", "sleeping" },
            { "Stop-GlobusAction {hello} {0}", "sleeping" },
            { "Remove-GlobusAction {hello} {0} -Confirm:$false", "action" },
        };

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_bad_item_is_one_error_and_the_others_are_done(string command, string item)
    {
        var (outcome, requests) = wire.Run(command.Replace("{0}", $"{{nobody}}, {{{item}}}", StringComparison.Ordinal));
        Assert.EndsWith(
            "NotFound",
            Assert.Single(outcome.Errors).FullyQualifiedErrorId.Split(',')[0],
            StringComparison.Ordinal
        );
        Assert.Contains(requests, request => request.Contains($"{{{item}}}", StringComparison.Ordinal));
    }

    /// <summary>What is waited for is asked about all together, so those are left out.</summary>
    public static IEnumerable<TheoryDataRow<string, string>> OneByOne =>
        Commands.Where(row => !row.Data.Item1.StartsWith("Wait", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(OneByOne))]
    public void A_bad_item_ends_the_command_where_that_is_wanted(string command, string item)
    {
        var (outcome, requests) = wire.Run(
            command.Replace("{0}", $"{{nobody}}, {{{item}}}", StringComparison.Ordinal) + " -ErrorAction Stop"
        );
        Assert.EndsWith(
            "NotFound",
            Assert.Single(outcome.Errors).FullyQualifiedErrorId.Split(',')[0],
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(requests, request => request.Contains($"{{{item}}}", StringComparison.Ordinal));
    }

    [Fact]
    public void Starts_that_overlap_are_written_in_the_order_of_their_input()
    {
        var (outcome, requests) = wire.Run(
            "1..12 | ForEach-Object { [pscustomobject]@{ FlowId = if ($_ -eq 5) { '{nobody}' } else { '{flow}' }; "
                + "Label = \"$_\" } } | Start-GlobusFlowRun -ThrottleLimit 4"
        );
        var error = Assert.Single(outcome.Errors);
        Assert.Equal("FlowNotFound", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(
            [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12],
            outcome.Output.Select(run =>
                int.Parse((string)run.Properties["Label"].Value, System.Globalization.CultureInfo.InvariantCulture)
            )
        );
        Assert.Equal(
            11,
            requests.Count(request => request.StartsWith("POST /flows/{flow}/run ", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Two_hundred_runs_are_started_once_each_and_waited_for_together()
    {
        var (outcome, requests) = wire.Run(
            "1..200 | ForEach-Object { [pscustomobject]@{ FlowId = '{flow}'; Label = \"$_\" } } | "
                + "Start-GlobusFlowRun -ThrottleLimit 8 | Wait-GlobusRun"
        );
        outcome.AssertSucceeded();
        Assert.Equal(200, outcome.Output.Select(run => run.Properties["RunId"].Value).Distinct().Count());
        Assert.All(outcome.Output, run => Assert.Equal("SUCCEEDED", run.Properties["Status"].Value));
        Assert.Equal(200, requests.Count(request => request.StartsWith("POST ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_followed_log_has_every_entry_once_in_its_order()
    {
        var (outcome, _) = wire.Run(
            $"Publish-GlobusFlow Short -Definition '{FlowTexts.Short}' | Start-GlobusFlowRun | Get-GlobusRunLog -Follow"
        );
        Assert.Equal(
            ["FlowStarted", "WaitStarted", "WaitCompleted", "PassStarted", "PassCompleted", "FlowSucceeded"],
            outcome.AssertSucceeded().Output.Select(entry => (string)entry.Properties["Code"].Value)
        );
    }

    [Fact]
    public void A_request_id_is_made_up_once_and_kept_over_all_attempts()
    {
        wire.Run("$wire.Fail('/actions/hello_world/run', 502); $null = Invoke-GlobusAction {hello}");
        var ids = wire.Recorded().Select(request => (string?)request["body"]!["request_id"]).ToList();
        Assert.Equal(2, ids.Count);
        Assert.True(Guid.TryParse(Assert.Single(ids.Distinct()), out _));
    }
}
