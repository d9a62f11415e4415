using System.Management.Automation;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Watching.Journal;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>Converts failures of journals to errors.</summary>
internal static class JournalErrors
{
    /// <summary>Creates the error.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="path">The path of the journal.</param>
    public static CommandException From(JournalException failure, string path) =>
        failure.Failure switch
        {
            JournalFailure.Missing => new(
                "JournalNotFound",
                ErrorCategory.ObjectNotFound,
                failure.Message,
                "Check the path. Get-GlobusFolderTrigger without -JournalPath lists the journals of this user.",
                failure
            )
            {
                Target = path,
            },
            JournalFailure.InUse => new(
                "JournalInUse",
                ErrorCategory.ResourceBusy,
                failure.Message,
                "Stop the other watch first. One watch is enough for a folder and a flow.",
                failure
            )
            {
                Target = path,
            },
            JournalFailure.Mismatch => new(
                "JournalMismatch",
                ErrorCategory.InvalidArgument,
                failure.Message,
                "Use another -JournalPath for each folder and flow.",
                failure
            )
            {
                Target = path,
            },
            JournalFailure.Damaged => new(
                "JournalDamaged",
                ErrorCategory.InvalidData,
                failure.Message,
                "Correct or remove the line. Without the journal, all files in the folder start runs again.",
                failure
            )
            {
                Target = path,
            },
            _ => new(
                "JournalUnavailable",
                ErrorCategory.WriteError,
                failure.Message,
                "Check the disk space, and your permission to write the file.",
                failure
            )
            {
                Target = path,
            },
        };
}
