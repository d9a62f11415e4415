using Microsoft.Win32.SafeHandles;

namespace Globus.Automate.Emulator.Collections;

/// <summary>
/// Opens the files of collections and never reaches anything outside of a collection's folder: no component of a path
/// can be a link, only files are opened, and opened files are checked again.
/// </summary>
internal static class CollectionFiles
{
    /// <summary>The path on this machine, and the kind of its item.</summary>
    /// <exception cref="CollectionException">The path contains a link or a special file, or continues below a
    /// file.</exception>
    public static (string FullPath, FileKind Kind) Locate(Collection collection, CollectionPath path)
    {
        var current = collection.Root;
        var kind = FileKind.Directory;
        for (var i = 0; i < path.Segments.Count; i++)
        {
            if (kind is FileKind.File)
            {
                throw CollectionException.NotFound(path.ToString());
            }

            var next = Path.Combine(current, path.Segments[i]);
            kind = kind == FileKind.Missing ? FileKind.Missing : FileKinds.Of(next);
            ThrowIfUnsupported(path, kind);
            ThrowIfCaseDiffers(current, next, path, kind);
            current = next;
        }

        return (current, kind);
    }

    /// <summary>
    /// The existing items that a path with a pattern as its last name stands for; the path itself without a pattern.
    /// </summary>
    public static IReadOnlyList<CollectionPath> Expand(Collection collection, CollectionPath path)
    {
        if (path.IsRoot || !Glob.IsPattern(path.Name))
        {
            return [path];
        }

        var parent = path.Segments.SkipLast(1).ToList();
        var (folder, kind) = Locate(collection, new CollectionPath(parent));
        var pattern = new Glob(path.Name, hasEscapes: true);
        return kind != FileKind.Directory
            ? []
            :
            [
                .. new DirectoryInfo(folder)
                    .EnumerateFileSystemInfos()
                    .Select(item => item.Name)
                    .Where(pattern.IsMatch)
                    .Order(StringComparer.Ordinal)
                    .Select(name => new CollectionPath([.. parent, name])),
            ];
    }

    /// <summary>Opens an existing file for reading.</summary>
    public static FileStream OpenRead(Collection collection, string fullPath)
    {
        var stream = new FileStream(
            fullPath,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete,
            81920,
            useAsync: true
        );
        return RequireInside(collection, stream);
    }

    /// <summary>Creates a new file.</summary>
    public static FileStream Create(Collection collection, string fullPath) =>
        RequireInside(
            collection,
            new FileStream(fullPath, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920, useAsync: true)
        );

    public static void ThrowIfUnsupported(CollectionPath path, FileKind kind)
    {
        if (kind is FileKind.Link)
        {
            throw CollectionException.Refused(path.ToString(), "the emulator does not follow symbolic links");
        }

        if (kind is FileKind.Special)
        {
            throw CollectionException.Refused(path.ToString(), "the item is a device, a pipe or a socket");
        }
    }

    /// <summary>On file systems that ignore case, another spelling is another name for the same file.</summary>
    private static void ThrowIfCaseDiffers(string folder, string item, CollectionPath path, FileKind kind)
    {
        if (OperatingSystem.IsLinux() || kind == FileKind.Missing)
        {
            return;
        }

        var name = Path.GetFileName(item);
        if (!Directory.EnumerateFileSystemEntries(folder).Any(entry => Path.GetFileName(entry) == name))
        {
            throw CollectionException.Refused(path.ToString(), "the name has another spelling on this machine");
        }
    }

    /// <summary>A folder in the path may have become a link since the check.</summary>
    private static FileStream RequireInside(Collection collection, FileStream stream)
    {
        if (
            OperatingSystem.IsLinux()
            && FindTarget(stream.SafeFileHandle) is { } place
            && !place.StartsWith(collection.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        )
        {
            stream.Dispose();
            throw CollectionException.Refused(stream.Name, "the file is outside the collection");
        }

        return stream;
    }

    private static string? FindTarget(SafeFileHandle handle) =>
        new FileInfo($"/proc/self/fd/{handle.DangerousGetHandle()}").LinkTarget;
}
