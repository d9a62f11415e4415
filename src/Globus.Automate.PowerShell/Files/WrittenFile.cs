using System.Management.Automation;

namespace Globus.Automate.PowerShell.Files;

/// <summary>
/// A file that a command has written, as <c>Get-Item</c> returns it, so that PowerShell shows its mode and size. The
/// drive and the provider are omitted: through them, a serialized file would contain the modules of the session.
/// </summary>
internal static class WrittenFile
{
    private const string Provider = @"Microsoft.PowerShell.Core\FileSystem::";

    /// <summary>Returns the file.</summary>
    /// <param name="command">The command.</param>
    /// <param name="path">The full path.</param>
    public static PSObject Of(PSCmdlet command, string path)
    {
        var file = command.InvokeProvider.Item.Get([Provider + path], force: true, literalPath: true)[0];
        file.Properties.Remove("PSDrive");
        file.Properties.Remove("PSProvider");
        return file;
    }
}
