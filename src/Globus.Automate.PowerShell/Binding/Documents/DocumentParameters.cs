using System.Management.Automation;
using Globus.Automate.PowerShell.Binding.Files;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Binding.Documents;

/// <summary>
/// Reads the pair of parameters by which a document is given: as a value, or as the file that holds it.
/// </summary>
internal static class DocumentParameters
{
    /// <summary>The document with its text's places, or null where neither was given.</summary>
    /// <exception cref="CommandException">Both were given, or the document is not a JSON object.</exception>
    public static SourceDocument? ReadDocument(
        this PSCmdlet command,
        DocumentArgument? value,
        string parameter,
        string? path
    )
    {
        if (value is not null && !string.IsNullOrEmpty(path))
        {
            throw new CommandException(
                "ParameterConflict",
                ErrorCategory.InvalidArgument,
                $"-{parameter} and -{parameter}Path cannot be used together.",
                "Leave one of them out."
            );
        }

        if (value is not null)
        {
            return DocumentArgumentErrors.Find(command, value, parameter) is { } mistake
                ? throw mistake
                : DocumentReader.ReadObject(value, parameter);
        }

        if (string.IsNullOrEmpty(path))
        {
            return null;
        }

        return DocumentArgumentErrors.FindInPath(path!, parameter) is { } other
            ? throw other
            : DocumentReader.ReadObjectFile(FilePath.Resolve(command, path!));
    }
}
