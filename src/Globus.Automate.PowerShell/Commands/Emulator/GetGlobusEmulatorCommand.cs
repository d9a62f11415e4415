using System.Management.Automation;
using Globus.Automate.PowerShell.Emulator;

namespace Globus.Automate.PowerShell.Commands.Emulator;

/// <summary>Gets the running emulators that this process started.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusEmulator")]
[OutputType(typeof(EmulatorInstance))]
public sealed class GetGlobusEmulatorCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (var emulator in EmulatorRegistry.Running)
        {
            WriteObject(emulator.Instance);
        }
    }
}
