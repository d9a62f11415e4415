using System.Management.Automation;

namespace Globus.Automate.PowerShell.Tests.Emulator;

/// <summary>
/// The cases in <c>Cases/emulator.cases</c>: <c>script => output</c>, where lines of the output are separated by
/// <c>;;</c>, or <c>script => error Id Category</c>. The emulator, whose clock is frozen, is reset before each case.
/// <c>$flow</c> is a flow, <c>$folder</c> a folder, and <c>Start</c> starts a run of the flow.
/// </summary>
public sealed class ControlTests(ControlFixture fixture) : IClassFixture<ControlFixture>
{
    private const string Error = "error ";

    public static TheoryData<string, string> Cases => CaseFile.Read("emulator");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_command_writes_what_is_expected(string script, string expected)
    {
        var outcome = fixture.Run(script);
        if (expected.StartsWith(Error, StringComparison.Ordinal))
        {
            var words = expected.Split(' ');
            outcome.AssertError(words[1], Enum.Parse<ErrorCategory>(words[2]));
            return;
        }

        outcome.AssertSucceeded();
        Assert.Equal(expected, string.Join(" ;; ", outcome.Output.Select(line => $"{line}")));
    }

    [Theory]
    [InlineData("Step-GlobusEmulatorClock -UntilEnd", "is INACTIVE")]
    [InlineData("Step-GlobusEmulatorClock -UntilState Done", "is INACTIVE")]
    [InlineData("Wait-GlobusRun", "is INACTIVE")]
    public void An_INACTIVE_run_is_written_with_a_warning(string command, string warning)
    {
        var outcome = fixture.Run($"Add-GlobusEmulatorOutcome Move -Status INACTIVE | Out-Null; Start | {command}");
        outcome.AssertSucceeded();
        Assert.Equal("INACTIVE", outcome.Property("Status"));
        Assert.Contains(warning, Assert.Single(outcome.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$false", 0)]
    [InlineData("$true", 1)]
    public void A_wait_for_runs_of_a_frozen_emulator_warns_once(string frozen, int expected)
    {
        var outcome = fixture.Run(
            $"Set-GlobusEmulatorClock -Frozen:{frozen} | Out-Null; Add-GlobusEmulatorOutcome Move -Status ACTIVE | "
                + "Out-Null; $runs = Start; $runs = @($runs; Start); try { $runs | Wait-GlobusRun -TimeoutSec 3 "
                + "-ErrorAction SilentlyContinue } finally { Set-GlobusEmulatorClock -Frozen | Out-Null }"
        );
        Assert.Equal(2, outcome.Output.Count);
        Assert.Equal(
            expected,
            outcome.Warnings.Count(text =>
                text.Contains("Step-GlobusEmulatorClock -UntilEnd", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public void No_emulator_is_an_error_with_the_line_that_starts_one()
    {
        var error = fixture
            .Run(
                "$gone = Start-GlobusEmulator -Port 0; $gone | Stop-GlobusEmulator; Get-GlobusEmulatorClock "
                    + "-Emulator $gone"
            )
            .AssertError("EmulatorNotRunning", ErrorCategory.ConnectionError);
        Assert.StartsWith(
            "Start-GlobusEmulator -Port ",
            error.ErrorDetails.RecommendedAction,
            StringComparison.Ordinal
        );
    }
}
