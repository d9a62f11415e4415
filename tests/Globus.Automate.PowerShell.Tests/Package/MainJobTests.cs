using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Package;

[Collection(nameof(SharedEmulator))]
public sealed class MainJobTests(EmulatorFixture emulator) : IDisposable
{
    private readonly Shell _shell = Shell.Connected(emulator);

    [Fact]
    public void A_flow_is_published_started_waited_for_and_its_log_read_in_one_pipeline()
    {
        var log = _shell
            .Run(
                $"Publish-GlobusFlow Hello -Definition '{FlowTexts.Hello}' | Start-GlobusFlowRun -Body @{{ name = "
                    + "'World' } | Wait-GlobusRun | Get-GlobusRunLog"
            )
            .AssertSucceeded();
        Assert.Equal(
            ["FlowStarted", "ActionStarted", "ActionCompleted", "FlowSucceeded"],
            log.Output.Select(entry => (string)entry.Properties["Code"].Value)
        );
    }

    [Fact]
    public void What_an_action_answered_is_read_from_the_details_by_exact_key_first()
    {
        var outcome = _shell
            .Run(
                $"$run = Publish-GlobusFlow Hello -Definition '{FlowTexts.Hello}' | Start-GlobusFlowRun -Body @{{ "
                    + "name = 'World' } | Wait-GlobusRun; $run.Details.output.answer.details.hello; "
                    + "$run.Details.output.answer.details.Hello; $run.Details.OUTPUT.answer.status"
            )
            .AssertSucceeded();
        Assert.Equal("World\nWorld\nSUCCEEDED", outcome.Text);
    }

    [Fact]
    public void A_started_run_can_be_got_from_the_pipeline()
    {
        var outcome = _shell
            .Run(
                $"$run = Publish-GlobusFlow Pass -Definition '{FlowTexts.Pass}' | Start-GlobusFlowRun -Label here; "
                    + "$run | Get-GlobusRun"
            )
            .AssertSucceeded();
        Assert.Equal("here", outcome.Property("Label"));
    }

    [Fact]
    public void Rows_with_a_run_id_get_those_runs()
    {
        var outcome = _shell
            .Run(
                $$"""
                $flow = Publish-GlobusFlow Pass -Definition '{{FlowTexts.Pass}}'
                $rows = 1..3 | ForEach-Object { $run = $flow | Start-GlobusFlowRun -Label "run $_"; [pscustomobject]@{ RunId = "$($run.RunId)"; FlowId = "$($flow.FlowId)" } }
                ($rows | Get-GlobusRun).Label
                """
            )
            .AssertSucceeded();
        Assert.Equal("run 1\nrun 2\nrun 3", outcome.Text);
    }

    [Fact]
    public void Rows_start_runs_with_script_blocks_for_body_and_label()
    {
        var outcome = _shell
            .Run(
                $$"""
                $flow = Publish-GlobusFlow Hello -Definition '{{FlowTexts.Hello}}'
                $rows = 'a', 'b' | ForEach-Object { [pscustomobject]@{ Path = "/data/$_"; Name = $_ } }
                $rows | Start-GlobusFlowRun -FlowId $flow.FlowId -Body { @{ name = $_.Path } } -Label { $_.Name } | Wait-GlobusRun |
                    ForEach-Object { "$($_.Label): $($_.Details.output.answer.details.hello)" }
                """
            )
            .AssertSucceeded();
        Assert.Equal(["a: /data/a", "b: /data/b"], outcome.Text.Split('\n').Order());
    }

    [Fact]
    public void A_flow_from_the_pipeline_lists_its_runs()
    {
        var outcome = _shell
            .Run(
                $$"""
                $flow = Publish-GlobusFlow Pass -Definition '{{FlowTexts.Pass}}'
                1..3 | ForEach-Object { $null = $flow | Start-GlobusFlowRun -Label "$_" }
                ($flow | Get-GlobusRun).Label
                """
            )
            .AssertSucceeded();
        Assert.Equal(["1", "2", "3"], outcome.Text.Split('\n').Order());
    }

    [Fact]
    public void Waiting_shows_the_state_that_the_run_is_in()
    {
        var outcome = _shell
            .Run(
                $"$ProgressPreference = 'Continue'; Publish-GlobusFlow Short -Definition '{FlowTexts.Short}' | "
                    + "Start-GlobusFlowRun | Wait-GlobusRun"
            )
            .AssertSucceeded();
        Assert.Contains(outcome.Progress, record =>
            record.StatusDescription.EndsWith("ACTIVE in Rest", StringComparison.Ordinal)
        );
        Assert.Equal(System.Management.Automation.ProgressRecordType.Completed, outcome.Progress[^1].RecordType);
        Assert.Equal("SUCCEEDED", outcome.Property("Status"));
    }

    [Fact]
    public void Waiting_ends_with_the_object_and_an_error_when_its_time_is_over()
    {
        var outcome = _shell.Run(
            $"Publish-GlobusFlow Slow -Definition '{FlowTexts.Slow}' | Start-GlobusFlowRun | Wait-GlobusRun "
                + "-TimeoutSec 1"
        );
        var error = outcome.AssertError("WaitTimeout", System.Management.Automation.ErrorCategory.OperationTimeout);
        Assert.Equal("ACTIVE", outcome.Property("Status"));
        Assert.StartsWith("Wait-GlobusRun -RunId ", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_publishes_and_starts_nothing()
    {
        var outcome = _shell
            .Run(
                $"$flow = Publish-GlobusFlow Pass -Definition '{FlowTexts.Pass}'; Publish-GlobusFlow Never "
                    + $"-Definition '{FlowTexts.Pass}' -WhatIf; $flow | Start-GlobusFlowRun -WhatIf; $flow | "
                    + "Get-GlobusRun; (Get-GlobusFlow).Title -contains 'Never'"
            )
            .AssertSucceeded();
        Assert.Equal("False", outcome.Text);
    }

    [Fact]
    public void A_list_stops_asking_when_it_has_enough()
    {
        var outcome = _shell
            .Run(
                $$"""
                $flow = Publish-GlobusFlow Pass -Definition '{{FlowTexts.Pass}}'
                1..5 | ForEach-Object { $null = $flow | Start-GlobusFlowRun }
                Get-GlobusRun -FlowId $flow -PageSize 2 -First 3 -Verbose
                """
            )
            .AssertSucceeded();
        Assert.Equal(3, outcome.Output.Count);
        Assert.Equal(2, outcome.Verbose.Count(line => line.Contains("GET", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_definition_can_be_a_hashtable_an_object_or_a_yaml_file()
    {
        using var folder = new TemporaryFolder();
        var yaml = folder.Write("flow.yaml", "StartAt: Only\nStates:\n  Only:\n    Type: Pass\n    End: true\n");
        var outcome = _shell
            .Run(
                $$"""
                Publish-GlobusFlow One -Definition @{ StartAt = 'Only'; States = @{ Only = @{ Type = 'Pass'; End = $true } } }
                Publish-GlobusFlow Two -Definition ([pscustomobject]@{ StartAt = 'Only'; States = [pscustomobject]@{ Only = [pscustomobject]@{ Type = 'Pass'; End = $true } } })
                Publish-GlobusFlow Three '{{yaml}}'
                """
            )
            .AssertSucceeded();
        Assert.All(outcome.Output, flow =>
            Assert.Equal("Pass", ((dynamic)flow.Properties["Definition"].Value)["States"]["Only"]["Type"])
        );
        Assert.Equal(3, outcome.Output.Count);
    }

    public void Dispose() => _shell.Dispose();
}
