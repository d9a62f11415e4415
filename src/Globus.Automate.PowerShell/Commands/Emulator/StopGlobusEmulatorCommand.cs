using System.Management.Automation;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Emulator;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.Commands.Emulator;

/// <summary>Stops emulators that this process started, by port or all of them.</summary>
[Cmdlet(VerbsLifecycle.Stop, "GlobusEmulator", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class StopGlobusEmulatorCommand : AsyncCommand
{
    /// <summary>The ports of the emulators to stop; all emulators of this process by default.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ValidateRange(1, 65535)]
    [ArgumentCompleter(typeof(EmulatorPortCompleter))]
    public int[]? Port { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (Port is null)
        {
            foreach (var emulator in EmulatorRegistry.Running)
            {
                await StopAsync(emulator, cancellationToken);
            }

            return;
        }

        foreach (var port in Port)
        {
            if (EmulatorRegistry.Running.FirstOrDefault(emulator => emulator.Instance.Port == port) is { } emulator)
            {
                await StopAsync(emulator, cancellationToken);
            }
            else
            {
                WriteFailure(EmulatorRegistry.NotRunning(port), port);
            }
        }
    }

    private async Task StopAsync(EmulatorProcess emulator, CancellationToken cancellationToken)
    {
        if (!ShouldProcess(emulator.Instance.ToString(), "Stop Globus emulator"))
        {
            return;
        }

        await emulator.StopAsync(cancellationToken);
        EmulatorRegistry.Remove(emulator);
    }
}
