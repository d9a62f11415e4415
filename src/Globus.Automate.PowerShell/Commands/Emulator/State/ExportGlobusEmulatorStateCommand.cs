using System.Management.Automation;
using System.Text;
using Globus.Automate.PowerShell.Binding.Files;
using Globus.Automate.PowerShell.Files;

namespace Globus.Automate.PowerShell.Commands.Emulator.State;

/// <summary>Writes the state of an emulator to a file, without tokens and secrets.</summary>
[Cmdlet(VerbsData.Export, "GlobusEmulatorState", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportGlobusEmulatorStateCommand : EmulatorCommand
{
    /// <summary>The file to write; an existing file is overwritten.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var file = FilePath.Resolve(this, Path);
        if (!ShouldProcess(file, "Export state of emulator"))
        {
            return;
        }

        var state = await Control.GetAsync("state", cancellationToken);
        try
        {
            File.WriteAllText(file, state.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception exception) when (FileErrors.IsFileFailure(exception))
        {
            throw FileErrors.NotWritable(file, exception);
        }

        Write(WrittenFile.Of(this, file));
    }
}
