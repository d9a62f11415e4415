using System.Management.Automation;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Commands;

/// <summary>What the commands for timers tell their users.</summary>
[Collection(nameof(SharedEmulator))]
public sealed class TimerTests : IDisposable
{
    private readonly Shell _shell;

    public TimerTests(EmulatorFixture emulator)
    {
        _shell = Shell.Connected(emulator);
        _shell
            .Run(
                $$"""
                $flow = Publish-GlobusFlow Timed -Definition '{{FlowTexts.Pass}}'
                $timer = $flow | New-GlobusTimer -Interval 1d -RunCount 3 -Name "It's nightly"
                while (-not ($timer = $timer | Get-GlobusTimer).RunCount) { }
                """
            )
            .AssertSucceeded();
    }

    [Theory]
    [InlineData("$flow | Suspend-GlobusTimer")]
    [InlineData("$timer.RunId | Get-GlobusRun | Suspend-GlobusTimer")]
    [InlineData("[pscustomobject]@{ FlowId = $flow.FlowId } | Suspend-GlobusTimer")]
    [InlineData("Get-GlobusTimer \"It's nightly\"")]
    [InlineData("$timer | Stop-GlobusRun")]
    [InlineData("$timer | Start-GlobusFlowRun")]
    public void The_recommended_command_finds_what_was_meant(string command)
    {
        var error = Assert.Single(_shell.Run(command).Errors);
        var found = _shell.Run($"({error.ErrorDetails.RecommendedAction}).FlowId").AssertSucceeded();
        Assert.Contains(_shell.Run("$flow.FlowId").Text, found.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[pscustomobject]@{ TimerId = $id; FlowId = $id } | Remove-GlobusFlow", "TimerIsNotAFlow")]
    [InlineData("[pscustomobject]@{ RunId = $id; FlowId = $id } | Remove-GlobusFlow", "RunIsNotAFlow")]
    [InlineData("[pscustomobject]@{ TimerId = $id } | Stop-GlobusRun", "TimerIsNotARun")]
    [InlineData("[pscustomobject]@{ RunId = $id; FlowId = $id } | Suspend-GlobusTimer", "InvalidArgument")]
    [InlineData("Get-GlobusTimer \"$([char]0x2019); $id\"", "InvalidArgument")]
    [InlineData("Get-GlobusFlow \"$([char]0x2019); $id\"", "InvalidArgument")]
    public void A_recommended_command_runs_nothing_of_the_input(string command, string errorId)
    {
        _shell.Run("$id = '1; throw 7'").AssertSucceeded();
        var error = _shell.Run(command).AssertError(errorId, ErrorCategory.InvalidArgument);
        var tokens = PSParser.Tokenize(error.ErrorDetails.RecommendedAction, out _);
        Assert.DoesNotContain(tokens, token => token.Content is "throw");
    }

    [Theory]
    [InlineData("-At 2001-01-01", "-At 2001-01-01 00:00:00 is in the past. The service starts the run at once.")]
    [InlineData(
        "-Interval 1d -StartTime 2001-01-01",
        "-StartTime 2001-01-01 00:00:00 is in the past. The service starts the first run at once."
    )]
    [InlineData("-At 2099-01-01", "")]
    public void A_time_in_the_past_is_a_warning(string schedule, string warning) =>
        Assert.Equal(
            warning,
            string.Join('\n', _shell.Run($"$flow | New-GlobusTimer {schedule} -WhatIf").AssertSucceeded().Warnings)
        );

    [Fact]
    public void Wrong_input_is_named_when_the_timer_is_created()
    {
        const string Schema = """{"type":"object","properties":{"count":{"type":"number"}}}""";
        var error = _shell
            .Run(
                $"Publish-GlobusFlow Counting -Definition '{FlowTexts.Pass}' -InputSchema '{Schema}' | "
                    + "New-GlobusTimer -Interval 1d -Body @{ count = 'many' }"
            )
            .AssertError("InvalidFlowInput", ErrorCategory.InvalidData);
        Assert.Contains("count", error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _shell.Dispose();
}
