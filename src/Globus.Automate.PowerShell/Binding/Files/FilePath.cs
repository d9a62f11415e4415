using System.Management.Automation;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Binding.Files;

/// <summary>Resolves paths relative to the current location, including paths with PowerShell drives.</summary>
internal static class FilePath
{
    /// <summary>The full path.</summary>
    /// <exception cref="CommandException">The text cannot be a path.</exception>
    public static string Resolve(PSCmdlet command, string path) =>
        TryResolve(command, path)
        ?? throw new CommandException(
            "FileNotFound",
            ErrorCategory.ObjectNotFound,
            $"The file '{path}' was not found: the drive does not exist in this session.",
            "Check the path."
        )
        {
            Target = path,
        };

    /// <summary>The full path; null where the text cannot be a path.</summary>
    public static string? TryResolve(PSCmdlet command, string path)
    {
        try
        {
            return command.GetUnresolvedProviderPathFromPSPath(path);
        }
        catch (Exception exception) when (IsPathError(exception))
        {
            return null;
        }
    }

    private static bool IsPathError(Exception exception) =>
        exception is (RuntimeException and not PipelineStoppedException) or ArgumentException or NotSupportedException;
}
