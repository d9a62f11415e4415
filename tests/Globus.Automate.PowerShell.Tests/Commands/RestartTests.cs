using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Commands;

/// <summary>Runs that are started again; what is sent for them is in Cases/Wire/runs.cases.</summary>
[Collection(nameof(SharedEmulator))]
public sealed class RestartTests : IDisposable
{
    private const string Another = """{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}""";

    private readonly Shell _shell;

    public RestartTests(EmulatorFixture emulator)
    {
        _shell = Shell.Connected(emulator);
        _shell
            .Run(
                $"$flow = Publish-GlobusFlow Restart -Definition '{FlowTexts.Pass}'; "
                    + "$runs = 1..12 | ForEach-Object { [pscustomobject]@{ Label = \"run $_\" } } | "
                    + "Start-GlobusFlowRun $flow -ThrottleLimit 8 -Wait | Get-GlobusRun"
            )
            .AssertSucceeded();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(64)]
    public void New_runs_come_in_the_order_of_the_input(int limit)
    {
        var labels = _shell.Run("$runs | ForEach-Object Label").AssertSucceeded().Text;
        var restarted = _shell.Run($"$runs | Restart-GlobusRun -ThrottleLimit {limit}").AssertSucceeded();

        Assert.Equal(labels, string.Join('\n', restarted.Output.Select(run => run.Properties["Label"].Value)));
        Assert.Equal(12, restarted.Output.Select(run => run.Properties["RunId"].Value).Distinct().Count());
    }

    [Fact]
    public void A_changed_definition_is_one_warning_for_a_flow()
    {
        _shell.Run($"$flow | Set-GlobusFlow -Definition '{Another}'").AssertSucceeded();

        var outcome = _shell.Run("$runs | Restart-GlobusRun -ThrottleLimit 4").AssertSucceeded();

        Assert.Equal(12, outcome.Output.Count);
        Assert.Contains("has changed", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Empty(_shell.Run("$runs[0] | Restart-GlobusRun -DefinitionChanged Ignore").AssertSucceeded().Warnings);
    }

    /// <summary>A value in another order and a number in another notation are the same definition.</summary>
    [Fact]
    public void The_order_of_members_is_no_change()
    {
        var reordered = """{"States":{"Only":{"End":true,"Type":"Pass"}},"StartAt":"Only"}""";
        _shell.Run($"$flow | Set-GlobusFlow -Definition '{reordered}'").AssertSucceeded();

        Assert.Empty(_shell.Run("$runs[0] | Restart-GlobusRun").AssertSucceeded().Warnings);
    }

    /// <summary>The failure of a run contains the run, so it is not requested again.</summary>
    [Fact]
    public void A_failure_identifies_its_run()
    {
        var outcome = _shell
            .Run(
                $"Publish-GlobusFlow Slow -Definition '{FlowTexts.Slow}' | Start-GlobusFlowRun -Label canceled | "
                    + "Stop-GlobusRun -PassThru | Get-GlobusRunFailure | Restart-GlobusRun"
            )
            .AssertSucceeded();

        Assert.Equal("canceled", outcome.Property("Label"));
    }

    public void Dispose() => _shell.Dispose();
}
