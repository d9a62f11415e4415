using System.Management.Automation;

namespace Globus.Automate.PowerShell.Commands.Emulator.Records;

/// <summary>Deletes the requests that an emulator recorded.</summary>
[Cmdlet(VerbsCommon.Clear, "GlobusEmulatorRequest", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class ClearGlobusEmulatorRequestCommand : EmulatorCommand
{
    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (ShouldProcess("recorded requests", "Delete from emulator"))
        {
            await Control.DeleteAsync("requests", cancellationToken);
        }
    }
}
