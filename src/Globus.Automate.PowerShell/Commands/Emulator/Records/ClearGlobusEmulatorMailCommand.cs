using System.Management.Automation;

namespace Globus.Automate.PowerShell.Commands.Emulator.Records;

/// <summary>Deletes the emails that an emulator stored.</summary>
[Cmdlet(VerbsCommon.Clear, "GlobusEmulatorMail", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class ClearGlobusEmulatorMailCommand : EmulatorCommand
{
    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (ShouldProcess("stored emails", "Delete from emulator"))
        {
            await Control.DeleteAsync("mails", cancellationToken);
        }
    }
}
