using System.Management.Automation;

namespace Globus.Automate.PowerShell.Watching.Files;

/// <summary>Finds the files, folders or markers of a watched folder.</summary>
internal sealed class FolderScanner
{
    private readonly string _root;
    private readonly TriggerKind _kind;
    private readonly NameFilter _filter;
    private readonly bool _isRecursive;
    private readonly bool _hasFixedMarker;

    /// <param name="root">The full path of the watched folder.</param>
    /// <param name="kind">The kind of item that starts a run.</param>
    /// <param name="filter">The names of files; the names of markers for <see cref="TriggerKind.Marker"/>.</param>
    /// <param name="exclude">Names that start nothing.</param>
    /// <param name="isRecursive">Whether to search subfolders.</param>
    public FolderScanner(
        string root,
        TriggerKind kind,
        IReadOnlyList<string> filter,
        IReadOnlyList<string> exclude,
        bool isRecursive
    )
    {
        _root = Normalize(root);
        _kind = kind;
        _filter = new NameFilter(filter, exclude);
        _isRecursive = isRecursive;
        _hasFixedMarker = !filter.Any(WildcardPattern.ContainsWildcardCharacters);
    }

    /// <summary>Compares paths as the file system of this computer does.</summary>
    public static StringComparer PathComparer { get; } =
        Path.DirectorySeparatorChar == '\\' ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>The full path without a separator at its end.</summary>
    public static string Normalize(string path)
    {
        var full = Path.GetFullPath(path);
        return Path.GetPathRoot(full) == full
            ? full
            : full.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
    }

    /// <summary>Scans the folder.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be read.</exception>
    public ScanResult Scan(CancellationToken cancellationToken)
    {
        var finder = new FileFinder(_filter, _isRecursive || _kind == TriggerKind.Folder);
        finder.Search(_root, cancellationToken);
        var items = _kind switch
        {
            TriggerKind.Folder => Folders(finder.Files),
            TriggerKind.Marker => finder.Files.Select(FromMarker),
            _ => finder.Files.Select(file => new FolderItem(_root, file.Path, file.Fingerprint)),
        };
        return new ScanResult([.. items.OrderBy(item => item.Key, StringComparer.Ordinal)], finder.Problems);
    }

    // Files directly in the watched folder belong to no folder.
    private IEnumerable<FolderItem> Folders(IReadOnlyList<FoundFile> files) =>
        files
            .Where(file => !PathComparer.Equals(file.Folder, _root))
            .GroupBy(file => _isRecursive ? file.Folder : FirstFolder(file.Path), PathComparer)
            .Select(group => Folder(group.Key, [.. group]));

    private string FirstFolder(string path)
    {
        var relative = FolderItem.PathRelativeTo(_root, path);
        return Path.Combine(_root, relative.Substring(0, relative.IndexOf('/')));
    }

    private FolderItem Folder(string path, IReadOnlyList<FoundFile> files) =>
        new(
            _root,
            path,
            new FileFingerprint(
                files.Sum(file => file.Fingerprint.Length),
                files.Max(file => file.Fingerprint.LastWriteTime),
                Directory.GetCreationTimeUtc(path).Ticks
            )
        )
        {
            IsFolder = true,
            Files = [.. files.Select(file => file.Path)],
        };

    // a.h5.done stands for a.h5, and a marker with a fixed name, such as RTAComplete.txt, for its folder.
    private FolderItem FromMarker(FoundFile marker)
    {
        var data = Path.Combine(marker.Folder, Path.GetFileNameWithoutExtension(marker.Name));
        var target =
            _hasFixedMarker ? marker.Folder
            : File.Exists(data) || Directory.Exists(data) ? data
            : marker.Path;
        return new FolderItem(_root, target, marker.Fingerprint)
        {
            Key = FolderItem.PathRelativeTo(_root, marker.Path),
            MarkerPath = marker.Path,
            Files = [marker.Path],
        };
    }
}
