namespace Globus.Automate.PowerShell.Watching.Files;

/// <summary>A file or folder that starts a run; <c>$_</c> in the script blocks of <c>Watch-GlobusFolder</c>.</summary>
public sealed class FolderItem
{
    internal FolderItem(string root, string fullName, FileFingerprint fingerprint)
    {
        FullName = fullName;
        RelativePath = PathRelativeTo(root, fullName);
        Key = RelativePath;
        Fingerprint = fingerprint;
        Files = [fullName];
    }

    /// <summary>The full path.</summary>
    public string FullName { get; }

    /// <summary>The path below the watched folder, with <c>/</c> between its parts.</summary>
    public string RelativePath { get; }

    /// <summary>The name.</summary>
    public string Name => Path.GetFileName(FullName);

    /// <summary>The name without its extension.</summary>
    public string BaseName => Path.GetFileNameWithoutExtension(FullName);

    /// <summary>The extension with its dot; empty if there is none.</summary>
    public string Extension => Path.GetExtension(FullName);

    /// <summary>The full path of the folder that contains the file or folder.</summary>
    public string DirectoryName => Path.GetDirectoryName(FullName) ?? "";

    /// <summary>The length in bytes; for a folder, the sum over its files.</summary>
    public long Length => Fingerprint.Length;

    /// <summary>The time of the last change; for a folder, of its newest file.</summary>
    public DateTimeOffset LastWriteTime => new DateTimeOffset(Fingerprint.LastWriteTime, TimeSpan.Zero).ToLocalTime();

    /// <summary>The full path of the marker file; null without <c>-TriggerBy Marker</c>.</summary>
    public string? MarkerPath { get; internal init; }

    /// <summary>Identifies the trigger in the journal: the relative path of the file, folder or marker.</summary>
    internal string Key { get; init; }

    internal FileFingerprint Fingerprint { get; }

    /// <summary>Whether it stands for all files of a folder.</summary>
    internal bool IsFolder { get; init; }

    /// <summary>The files that must be readable before the start.</summary>
    internal IReadOnlyList<string> Files { get; init; }

    /// <summary>The full path.</summary>
    public override string ToString() => FullName;

    /// <summary>The path below the root, with <c>/</c> between its parts.</summary>
    internal static string PathRelativeTo(string root, string fullName) =>
        fullName
            .Substring(root.Length)
            .TrimStart(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar)
            .Replace(Path.DirectorySeparatorChar, '/');
}
