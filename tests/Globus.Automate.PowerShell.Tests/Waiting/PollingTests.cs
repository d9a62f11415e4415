using Globus.Automate.PowerShell.Tests.Hosting;
using Globus.Automate.PowerShell.Tests.Wire;

namespace Globus.Automate.PowerShell.Tests.Waiting;

/// <summary>How many requests a wait for many runs takes, and that none is waited for in vain.</summary>
[Collection(nameof(SharedEmulator))]
public sealed class PollingTests(WireFixture wire) : IClassFixture<WireFixture>
{
    private const string Many =
        "$runs = 1..30 | ForEach-Object { '{flow}' } | Start-GlobusFlowRun -ThrottleLimit 8; $wire.Forget(); ";

    [Theory]
    [InlineData("$runs | Wait-GlobusRun")]
    [InlineData("$runs.RunId | Wait-GlobusRun")]
    [InlineData("$runs + $runs | Wait-GlobusRun")]
    public void Many_runs_are_polled_by_lists(string wait)
    {
        var (outcome, requests) = wire.Run(Many + wait);
        AssertAll(30, outcome);
        Every.Item(requests, request => Assert.StartsWith("GET /runs?", request, StringComparison.Ordinal));
        Every.Item(requests, request =>
            Assert.Contains(
                "filter_roles=run_owner,run_manager,run_monitor,flow_run_manager,flow_run_monitor",
                request,
                StringComparison.Ordinal
            )
        );
        Assert.InRange(requests.Count, 1, 29);
    }

    [Fact]
    public void A_list_is_bounded_by_the_flow_and_the_starts_of_the_runs()
    {
        var (outcome, requests) = wire.Run(Many + "$runs | Wait-GlobusRun");
        AssertAll(30, outcome);
        Every.Item(requests, request => Assert.Contains("filter_flow_id={flow}&", request, StringComparison.Ordinal));
        Every.Item(requests, request => Assert.Matches("filter_start_time=[^,&]+,[^,&]+", request));
        Every.Item(requests, request => Assert.Contains("per_page=100", request, StringComparison.Ordinal));
    }

    [Fact]
    public void A_handful_of_runs_is_polled_one_by_one()
    {
        var (outcome, requests) = wire.Run(
            "$runs = 1..8 | ForEach-Object { '{flow}' } | Start-GlobusFlowRun; $wire.Forget(); $runs | Wait-GlobusRun"
        );
        AssertAll(8, outcome);
        Every.Item(requests, request => Assert.Equal("GET /runs/{uuid}", request));
    }

    [Fact]
    public void Runs_of_many_flows_share_lists()
    {
        var (outcome, requests) = wire.Run(
            $$"""
            $flows = 1..30 | ForEach-Object { Publish-GlobusFlow Polled -Definition '{{FlowTexts.Pass}}' }
            $runs = $flows | Start-GlobusFlowRun
            $wire.Forget()
            $runs | Wait-GlobusRun
            """
        );
        AssertAll(30, outcome);
        Assert.InRange(requests.Count, 1, 15);
    }

    [Fact]
    public void Runs_that_another_started_are_found_by_role()
    {
        var (outcome, requests) = wire.Run(
            """
            $runs = 1..12 | ForEach-Object { '{visible}' } | Start-GlobusFlowRun -RunMonitor {self} -Context second
            $wire.Forget()
            $runs | Wait-GlobusRun
            """
        );
        AssertAll(12, outcome);
        Assert.DoesNotContain("GET /runs/{uuid}", requests);
    }

    [Theory]
    [InlineData("""{"path": "/runs", "status": 200, "body": {"runs": [], "has_next_page": false}, "times": 1000}""", 0)]
    [InlineData("""{"path": "/runs", "status": 422, "times": 1000}""", 0)]
    [InlineData("""{"path": "/runs", "status": 403, "times": 1000}""", 0)]
    [InlineData("""{"path": "/runs", "status": 500, "times": 1000}""", 2)]
    [InlineData(
        """{"path": "/runs", "status": 200, "body": {"runs": [{"run_id": "x"}, 5, null], "has_next_page": false}, "times": 1000}""",
        0
    )]
    [InlineData(
        """{"path": "/runs", "status": 200, "body": {"runs": [], "has_next_page": true, "marker": "same"}, "times": 1000}""",
        0
    )]
    public void Lists_that_do_not_help_keep_no_run_from_coming_out(string fault, int warnings)
    {
        var (outcome, _) = wire.Run($"{Many}$wire.Plan('{fault}'); $runs | Wait-GlobusRun -Context (Hasty)");
        AssertAll(30, outcome);
        Assert.Equal(warnings, outcome.Warnings.Count);
    }

    [Fact]
    public void A_run_that_a_list_shows_without_its_details_is_got_by_itself()
    {
        var (outcome, requests) = wire.Run(
            Many
                + """
                $items = $runs | ForEach-Object { '{"run_id":"' + $_.RunId + '","status":"SUCCEEDED","details":null}' }
                $wire.Plan('{"path": "/runs", "status": 200, "body": {"runs": [' + ($items -join ',') + '], "has_next_page": false}, "times": 1}')
                $runs | Wait-GlobusRun
                """
        );
        AssertAll(30, outcome);
        Assert.All(outcome.Output, run => Assert.NotNull(run.Properties["Details"].Value));
        Assert.Equal(30, requests.Count(request => request == "GET /runs/{uuid}"));
    }

    [Fact]
    public void A_list_in_which_runs_of_others_prevail_is_given_up()
    {
        var (outcome, requests) = wire.Run(
            Many
                + """
                $other = '{"runs":[{"run_id":"{nobody}","status":"ACTIVE"}],"has_next_page":true,"marker":"m'
                1..40 | ForEach-Object { $wire.Plan('{"path": "/runs", "status": 200, "body": ' + $other + $_ + '"}, "times": 1}') }
                $runs | Wait-GlobusRun
                """
        );
        AssertAll(30, outcome);
        Assert.InRange(requests.Count(request => request.StartsWith("GET /runs?", StringComparison.Ordinal)), 1, 3);
    }

    private static void AssertAll(int count, Outcome outcome)
    {
        Assert.Equal(
            count,
            outcome.AssertSucceeded().Output.Select(run => run.Properties["RunId"].Value).Distinct().Count()
        );
        Assert.Equal(count, outcome.Output.Count);
        Assert.All(outcome.Output, run => Assert.Equal("SUCCEEDED", run.Properties["Status"].Value));
    }
}
