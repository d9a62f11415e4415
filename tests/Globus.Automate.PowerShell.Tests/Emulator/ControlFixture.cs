using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Emulator;

/// <summary>A shell with an emulator of its own, whose clock is frozen, and a flow.</summary>
public sealed class ControlFixture : IDisposable
{
    private const string Definition = """
        {"StartAt": "Move", "States": {
          "Move": {"Type": "Action", "ActionUrl": "https://lab.example/move", "Parameters": {"from.$": "$.from"}, "ResultPath": "$.move", "WaitTime": 86400, "ExceptionOnActionFailure": true, "Next": "Report",
                   "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "Done"}]},
          "Report": {"Type": "Action", "ActionUrl": "https://actions.globus.org/notification/notify", "Parameters": {"sender": "lab@lab.example", "destination": "alice@lab.example", "subject": "Moved", "body_template": "Done"}, "ResultPath": "$.report", "ExceptionOnActionFailure": true, "Next": "Done"},
          "Done": {"Type": "Pass", "End": true}}}
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly Shell _shell = new();

    public ControlFixture()
    {
        _shell.Set("folder", _folder.Path);
        _shell
            .Run(
                $$"""
                $emulator = Start-GlobusEmulator -Port 0
                $PSDefaultParameterValues = @{ '*-GlobusEmulator*:Emulator' = $emulator }
                Connect-Globus -Emulator -Port $emulator.Port
                $flow = Publish-GlobusFlow Tested -Definition '{{Definition}}'
                function Start($from = 'a') { $flow | Start-GlobusFlowRun -Body @{ from = $from } }
                filter Out-Null { }
                """
            )
            .AssertSucceeded();
    }

    public void Dispose()
    {
        _shell.Run("$emulator | Stop-GlobusEmulator");
        _shell.Dispose();
        _folder.Dispose();
    }

    /// <summary>Runs a script in the reset emulator.</summary>
    internal Outcome Run(string script)
    {
        _shell
            .Run(
                """
                Connect-Globus -Emulator -Port $emulator.Port
                Reset-GlobusEmulator -Keep Flow
                Set-GlobusEmulatorClock -Frozen -TimeScale 1
                """
            )
            .AssertSucceeded();
        return _shell.Run(script);
    }
}
