using System.Management.Automation;

namespace Globus.Automate.PowerShell.Files;

/// <summary>
/// A file that a command has written, as <c>Get-Item</c> returns it. PowerShell shows its mode and size.
/// </summary>
internal static class WrittenFile
{
    private const string Provider = @"Microsoft.PowerShell.Core\FileSystem::";

    /// <summary>Returns the file.</summary>
    /// <param name="command">The command.</param>
    /// <param name="path">The full path.</param>
    public static PSObject Of(PSCmdlet command, string path) =>
        command.InvokeProvider.Item.Get([Provider + path], force: true, literalPath: true)[0];
}
