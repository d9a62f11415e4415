using System.Management.Automation;
using Globus.Automate.PowerShell.Emulator.Control;

namespace Globus.Automate.PowerShell.Commands.Emulator.Faults;

/// <summary>Gets the faults of an emulator that still affect requests.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusEmulatorFault")]
[OutputType(typeof(EmulatorFault))]
public sealed class GetGlobusEmulatorFaultCommand : EmulatorCommand
{
    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        foreach (var fault in await Control.ListAsync("faults", query: null, cancellationToken))
        {
            Write(new EmulatorFault(fault));
        }
    }
}
