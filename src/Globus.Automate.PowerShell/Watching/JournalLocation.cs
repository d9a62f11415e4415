using System.Globalization;
using System.Management.Automation;
using System.Security.Cryptography;
using System.Text;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Storage;
using Globus.Automate.PowerShell.Watching.Files;

namespace Globus.Automate.PowerShell.Watching;

/// <summary>Where journals lie that have no specified path: on this computer, in the data folder of the user.</summary>
internal static class JournalLocation
{
    private const string FolderName = "triggers";
    private const string Extension = ".jsonl";
    private const int HashLength = 8;

    /// <summary>The full path of the journal of a folder and a flow.</summary>
    /// <exception cref="CommandException">The user has no data folder.</exception>
    public static string For(string folder, Guid flowId)
    {
        if (Folder() is not { } journals)
        {
            throw new CommandException(
                "JournalUnavailable",
                ErrorCategory.ObjectNotFound,
                "The current user has no data folder for the journal.",
                "Specify -JournalPath."
            );
        }

        var isCaseSensitive = FolderScanner.PathComparer.Equals(StringComparer.Ordinal);
        var identity = $"{(isCaseSensitive ? folder : folder.ToUpperInvariant())}|{flowId}";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(identity)).Take(HashLength);
        var suffix = string.Concat(hash.Select(each => each.ToString("x2", CultureInfo.InvariantCulture)));
        return Path.Combine(journals, $"{SafeName(Path.GetFileName(folder))}-{suffix}{Extension}");
    }

    /// <summary>The full paths of the journals of this user.</summary>
    public static IReadOnlyList<string> FindAll() =>
        Folder() is { } folder && Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "*" + Extension).OrderBy(path => path, StringComparer.Ordinal)]
            : [];

    /// <summary>The names of the files of a journal, as patterns. They start no runs.</summary>
    public static IReadOnlyList<string> NamesOf(string journalPath)
    {
        var name = WildcardPattern.Escape(Path.GetFileName(journalPath));
        return [name, $"{name}.lock", $"{name}.new"];
    }

    private static string? Folder() => DataFolder.Find() is { } data ? Path.Combine(data, FolderName) : null;

    private static string SafeName(string name) =>
        new([.. name.Take(40).Select(each => each < 128 && char.IsLetterOrDigit(each) ? each : '_')]);
}
