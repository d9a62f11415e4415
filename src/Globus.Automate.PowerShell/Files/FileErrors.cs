using System.Management.Automation;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Files;

/// <summary>The errors of files that commands write.</summary>
internal static class FileErrors
{
    /// <summary>Whether the exception is a failure of the file system.</summary>
    /// <param name="exception">The exception.</param>
    public static bool IsFileFailure(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException;

    /// <summary>A file cannot be written.</summary>
    /// <param name="file">The file's full path.</param>
    /// <param name="exception">The failure.</param>
    public static CommandException NotWritable(string file, Exception exception) =>
        new(
            "FileNotWritable",
            ErrorCategory.WriteError,
            $"The file '{file}' cannot be written: {exception.Message}",
            "Check that the folder exists and that you may write to it.",
            exception
        )
        {
            Target = file,
        };

    /// <summary>A file exists and is not replaced.</summary>
    /// <param name="file">The file's full path.</param>
    public static CommandException Exists(string file) =>
        new(
            "FileExists",
            ErrorCategory.ResourceExists,
            $"The file '{file}' already exists.",
            "Specify another -Path, or replace the file with -Force."
        )
        {
            Target = file,
        };
}
