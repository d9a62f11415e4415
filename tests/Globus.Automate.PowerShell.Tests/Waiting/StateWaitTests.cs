using System.Management.Automation;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Waiting;

/// <summary>Waiting until runs have entered a state, by their logs.</summary>
[Collection(nameof(SharedEmulator))]
public sealed class StateWaitTests : IDisposable
{
    private readonly Shell _shell;

    public StateWaitTests(EmulatorFixture emulator)
    {
        _shell = Shell.Connected(emulator);
        _shell.Run($"$short = Publish-GlobusFlow Short -Definition '{FlowTexts.Short}'").AssertSucceeded();
    }

    /// <summary>The first poll finds the runs in another state, a later one the new entries of their logs.</summary>
    [Fact]
    public void A_state_that_is_entered_later_ends_the_wait()
    {
        var outcome = _shell
            .Run("1..3 | ForEach-Object { $short | Start-GlobusFlowRun } | Wait-GlobusRun -StateName Only")
            .AssertSucceeded();

        Assert.Equal(3, outcome.Output.Select(run => run.Properties["RunId"].Value).Distinct().Count());
    }

    /// <summary>One run that ends without the state is an error; the others are still waited for.</summary>
    [Fact]
    public void A_run_that_ends_first_is_an_error()
    {
        var outcome = _shell.Run(
            $"$other = Publish-GlobusFlow Slow -Definition '{FlowTexts.Slow}' | Start-GlobusFlowRun -Label ended; "
                + "$other | Stop-GlobusRun; "
                + "$other, ($short | Start-GlobusFlowRun -Label entered) | Wait-GlobusRun -StateName Only"
        );

        var error = outcome.AssertError("StateNotEntered", ErrorCategory.InvalidResult);
        Assert.Contains("ended", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("canceled by the user", error.ToString(), StringComparison.Ordinal);
        Assert.Equal("entered", outcome.Property("Label"));
    }

    [Fact]
    public void The_error_of_a_timeout_continues_the_wait_for_the_state()
    {
        var error = _shell
            .Run(
                $"Publish-GlobusFlow Slow -Definition '{FlowTexts.Slow}' | Start-GlobusFlowRun | "
                    + "Wait-GlobusRun -StateName Only -TimeoutSec 1"
            )
            .AssertError("WaitTimeout", ErrorCategory.OperationTimeout);

        Assert.EndsWith("-StateName 'Only'", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    public void Dispose() => _shell.Dispose();
}
