using System.Management.Automation;
using Globus.Automate.PowerShell.Emulator.Control;

namespace Globus.Automate.PowerShell.Commands.Emulator.Clock;

/// <summary>Gets the clock of an emulator.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusEmulatorClock")]
[OutputType(typeof(EmulatorClock))]
public sealed class GetGlobusEmulatorClockCommand : EmulatorCommand
{
    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken) =>
        Write(new EmulatorClock(await Control.GetAsync("clock", cancellationToken)));
}
