using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Binding.Files;
using Globus.Automate.PowerShell.Binding.Values;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Binding.Documents;

/// <summary>
/// Recognizes values that users specify instead of a document: a file name, a file object, or the lines of a file.
/// </summary>
internal static class DocumentArgumentErrors
{
    private const int LongestPath = 4096;

    /// <summary>
    /// Returns the error that names the parameter or switch to use; null if the value may be a document.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="argument">The value.</param>
    /// <param name="parameter">The parameter that it was given to.</param>
    public static CommandException? Find(PSCmdlet command, DocumentArgument argument, string parameter) =>
        PropertyReader.Unwrap(argument.Value) switch
        {
            string text when IsFileName(command, text) => FileNameError(command, text, parameter),
            FileSystemInfo file => FileError(command, file, parameter),
            IList list when IsLines(list) => LinesError(command, list, parameter),
            _ => null,
        };

    /// <summary>
    /// Returns the error for a document instead of a file path; null if the value may be a path.
    /// </summary>
    /// <param name="path">The path.</param>
    /// <param name="parameter">The parameter for documents.</param>
    public static CommandException? FindInPath(string path, string parameter)
    {
        var kind =
            path.TrimStart() is ['{', ..] ? "JSON text"
            : IsObjectText(path) ? "a document"
            : null;
        if (kind is null)
        {
            return null;
        }

        return new CommandException(
            "FileNotFound",
            ErrorCategory.ObjectNotFound,
            $"The value of -{parameter}Path is {kind}, not the path of a file. -{parameter} accepts documents.",
            $"Use -{parameter} instead of -{parameter}Path."
        )
        {
            Target = path,
        };
    }

    // PowerShell converts dictionaries, lists and objects to these strings.
    private static bool IsObjectText(string path) =>
        path.StartsWith("@{", StringComparison.Ordinal)
        || (path.StartsWith("System.Collections.", StringComparison.Ordinal) && !DocumentFile.HasExtension(path))
        || path == typeof(JsonMap).FullName;

    private static bool IsFileName(PSCmdlet command, string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length is 0 or > LongestPath || trimmed[0] is '{' or '[' or '"' || trimmed.Any(char.IsControl))
        {
            return false;
        }

        return DocumentFile.HasExtension(trimmed)
            || (FilePath.TryResolve(command, trimmed) is { } path && File.Exists(path));
    }

    private static bool IsLines(IList list) =>
        list.Count > 0
        && list.Cast<object?>().All(item => PropertyReader.Unwrap(item) is string)
        && (FileNameOf(list) is not null || FirstText(list) is ['{', ..]);

    private static string FirstText(IList list) =>
        list.Cast<object?>()
            .Select(item => PropertyReader.Unwrap(item)!.ToString()!.Trim())
            .FirstOrDefault(line => line.Length > 0)
        ?? "";

    // Get-Content adds the source path to each line.
    private static string? FileNameOf(IList list) =>
        (list[0] as PSObject)?.Properties["PSPath"] is null
            ? null
            : (list[0] as PSObject)!.Properties["PSChildName"]?.Value?.ToString();

    private static CommandException FileNameError(PSCmdlet command, string text, string parameter) =>
        new(
            "InvalidJson",
            ErrorCategory.ParserError,
            $"The value of -{parameter} is the file name '{text.Trim()}', not JSON "
                + $"text.{PathParameterHint(command, parameter)}",
            RecommendedLine(command, parameter, text.Trim())
        )
        {
            Target = text,
        };

    private static CommandException FileError(PSCmdlet command, FileSystemInfo file, string parameter) =>
        new(
            "UnsupportedValue",
            ErrorCategory.InvalidData,
            $"The value of -{parameter} is the file '{file.FullName}', not its content."
                + PathParameterHint(command, parameter),
            RecommendedLine(command, parameter, file.FullName)
        )
        {
            Target = file.FullName,
        };

    private static CommandException LinesError(PSCmdlet command, IList list, string parameter) =>
        new(
            "DocumentNotAnObject",
            ErrorCategory.InvalidData,
            string.Format(
                CultureInfo.InvariantCulture,
                "The value of -{0} is a list of {1} lines, as Get-Content returns it. Get-Content -Raw returns one "
                    + "string.{2}",
                parameter,
                list.Count,
                PathParameterHint(command, parameter)
            ),
            RecommendedLine(command, parameter, FileNameOf(list) ?? "<file>")
        )
        {
            Target = list,
        };

    private static string PathParameterHint(PSCmdlet command, string parameter) =>
        HasPath(command, parameter) ? $" -{parameter}Path reads a file." : "";

    private static string RecommendedLine(PSCmdlet command, string parameter, string file)
    {
        var quoted = LineText.Quoted(file);
        return HasPath(command, parameter)
            ? $"Use -{parameter}Path {quoted}."
            : $"Use -{parameter} (Get-Content {quoted} -Raw).";
    }

    private static bool HasPath(PSCmdlet command, string parameter) =>
        command.GetType().GetProperty($"{parameter}Path") is not null;
}
