using System.Management.Automation;
using Globus.Automate.PowerShell.Binding.Documents;
using Globus.Automate.PowerShell.Binding.Files;

namespace Globus.Automate.PowerShell.Commands.Emulator.State;

/// <summary>Adds the state in a file to an emulator.</summary>
[Cmdlet(VerbsData.Import, "GlobusEmulatorState", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class ImportGlobusEmulatorStateCommand : EmulatorCommand
{
    /// <summary>The file to read.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var file = FilePath.Resolve(this, Path);
        var state = DocumentReader.ReadObjectFile(file).Json;
        if (ShouldProcess(file, "Import state into emulator"))
        {
            await Control.PostAsync("seed", state, cancellationToken);
        }
    }
}
