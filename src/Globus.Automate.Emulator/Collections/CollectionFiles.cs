using Microsoft.Win32.SafeHandles;

namespace Globus.Automate.Emulator.Collections;

/// <summary>
/// The one way to the files of collections. Nothing outside of a collection's folder is reached: no component of a path
/// may be a link, nothing is opened but files, and what was opened is looked at once more.
/// </summary>
internal static class CollectionFiles
{
    /// <summary>Where the path leads on this machine, and what is there.</summary>
    /// <exception cref="CollectionException">A link or something special is on the way, or it leads through a
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

    /// <summary>A file that exists, to be read.</summary>
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

    /// <summary>A file that does not exist yet.</summary>
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

    /// <summary>Where case does not count, another spelling is another name for the same file.</summary>
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

    /// <summary>A folder on the way may have become a link since it was looked at.</summary>
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
