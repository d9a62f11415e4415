using System.Security.Cryptography;

namespace Globus.Automate.Emulator.Collections;

/// <summary>
/// Copies files from one collection to another. A file is first written under a temporary name, so that an interrupted
/// copy can be retried.
/// </summary>
internal sealed class FileCopier(Collection source, Collection destination, CopyOptions options, Guid taskId)
{
    public CopyCounts Counts { get; } = new();

    /// <exception cref="CollectionException">The item cannot be copied; files that were copied before
    /// remain.</exception>
    public async Task CopyAsync(CopyItem item, CancellationToken cancellationToken)
    {
        var (from, to) = (item.From, item.To);
        if (LocateSource(from) is not var (path, kind))
        {
            Counts.SkippedErrors++;
            return;
        }

        switch (kind)
        {
            case FileKind.Directory when item.IsRecursive == false:
                throw new CollectionException("IsDirectory", $"{from} is a directory, and the item is not recursive.");
            case FileKind.Directory when item.Checksum is not null:
                throw new CollectionException("IsDirectory", $"{from} is a directory and cannot have a checksum.");
            case FileKind.Directory when source == destination && Overlap(from, to):
                throw new CollectionException("InvalidPath", $"{from} and {to} are within each other.");
            case FileKind.Directory:
                await CopyFolderAsync(path, from, to, cancellationToken).ConfigureAwait(false);
                break;
            case FileKind.File when item.IsRecursive == true:
                throw new CollectionException("NotDirectory", $"{from} is a file, and the item is recursive.");
            default:
                MakeFolder(new CollectionPath([.. to.Segments.SkipLast(1)]));
                await CopyFileAsync(path, to, cancellationToken).ConfigureAwait(false);
                await CheckAsync(item, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>Null if the item is missing or refused, and such items are skipped.</summary>
    private (string Path, FileKind Kind)? LocateSource(CollectionPath from)
    {
        try
        {
            var found = CollectionFiles.Locate(source, from);
            return found.Kind == FileKind.Missing ? throw CollectionException.NotFound(from.ToString()) : found;
        }
        catch (CollectionException) when (options.SkipsSourceErrors)
        {
            return null;
        }
    }

    private async Task CheckAsync(CopyItem item, CancellationToken cancellationToken)
    {
        if (item.Checksum is { } checksum)
        {
            await FileChecksum
                .CheckAsync(destination, item.To, checksum, item.Algorithm ?? "MD5", cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <summary>A folder cannot be copied into itself, and not over a folder around it whose extra items go.</summary>
    private bool Overlap(CollectionPath from, CollectionPath to) =>
        IsWithin(to, from) || (options.DeletesExtra && IsWithin(from, to));

    private static bool IsWithin(CollectionPath inner, CollectionPath outer) =>
        inner.Segments.Count >= outer.Segments.Count
        && outer.Segments.SequenceEqual(inner.Segments.Take(outer.Segments.Count));

    private async Task CopyFolderAsync(
        string folder,
        CollectionPath from,
        CollectionPath to,
        CancellationToken cancellationToken
    )
    {
        if (Items(folder) is not { } items)
        {
            Counts.SkippedErrors++;
            return;
        }

        var made = MakeFolder(to);
        Counts.Directories++;
        if (options.DeletesExtra)
        {
            ExtraItems.Delete(folder, made, options.Filters);
        }

        foreach (var item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (inner, target) = (
                new CollectionPath([.. from.Segments, item.Name]),
                new CollectionPath([.. to.Segments, item.Name])
            );
            switch (FileKinds.Of(item.FullName))
            {
                case var kind when FilterRule.Excludes(options.Filters, item.Name, kind):
                    break;
                case FileKind.Link when options.SkipsLinks:
                    Counts.Skipped++;
                    break;
                case FileKind.Directory:
                    await CopyFolderAsync(item.FullName, inner, target, cancellationToken).ConfigureAwait(false);
                    break;
                case var kind:
                    CollectionFiles.ThrowIfUnsupported(inner, kind);
                    await CopyFileAsync(item.FullName, target, cancellationToken).ConfigureAwait(false);
                    break;
            }
        }
    }

    /// <summary>Null if the folder cannot be read, and such folders are skipped.</summary>
    private List<FileSystemInfo>? Items(string folder)
    {
        try
        {
            return
            [
                .. new DirectoryInfo(folder)
                    .EnumerateFileSystemInfos()
                    .OrderBy(item => item.Name, StringComparer.Ordinal),
            ];
        }
        catch (UnauthorizedAccessException) when (options.SkipsSourceErrors)
        {
            return null;
        }
    }

    private string MakeFolder(CollectionPath path)
    {
        var (full, kind) = CollectionFiles.Locate(destination, path);
        if (kind == FileKind.File)
        {
            throw new CollectionException("NotDirectory", $"{path} is a file.");
        }

        Directory.CreateDirectory(full);
        return full;
    }

    private async Task CopyFileAsync(string from, CollectionPath to, CancellationToken cancellationToken)
    {
        Counts.Files++;
        var (target, kind) = CollectionFiles.Locate(destination, to);
        if (kind == FileKind.Directory)
        {
            throw new CollectionException("IsDirectory", $"{to} is a directory; the source is a file.");
        }

        if (kind == FileKind.File && !await NeedsCopyAsync(from, target, cancellationToken).ConfigureAwait(false))
        {
            Counts.Skipped++;
            return;
        }

        var part = Path.Combine(Path.GetDirectoryName(target)!, $".{taskId:N}.part");
        File.Delete(part);
        try
        {
            if (options.SkipsSourceErrors && !CanRead(from))
            {
                Counts.SkippedErrors++;
                return;
            }

            Counts.Bytes += await WriteAsync(from, part, cancellationToken).ConfigureAwait(false);
            if (options.PreservesTime)
            {
                File.SetLastWriteTimeUtc(part, File.GetLastWriteTimeUtc(from));
            }

            File.Move(part, target, overwrite: true);
            Counts.Copied++;
        }
        finally
        {
            File.Delete(part);
        }
    }

    private bool CanRead(string path)
    {
        try
        {
            CollectionFiles.OpenRead(source, path).Dispose();
            return true;
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or FileNotFoundException)
        {
            return false;
        }
    }

    private async Task<long> WriteAsync(string from, string part, CancellationToken cancellationToken)
    {
        var reader = CollectionFiles.OpenRead(source, from);
        await using (reader.ConfigureAwait(false))
        {
            var writer = CollectionFiles.Create(destination, part);
            await using (writer.ConfigureAwait(false))
            {
                await reader.CopyToAsync(writer, cancellationToken).ConfigureAwait(false);
                return writer.Length;
            }
        }
    }

    private async Task<bool> NeedsCopyAsync(string from, string to, CancellationToken cancellationToken) =>
        options.SyncLevel switch
        {
            null => true,
            0 => false,
            1 => new FileInfo(from).Length != new FileInfo(to).Length,
            2 => new FileInfo(from).Length != new FileInfo(to).Length
                || File.GetLastWriteTimeUtc(from) > File.GetLastWriteTimeUtc(to),
            _ => await HashAsync(source, from, cancellationToken).ConfigureAwait(false)
                != await HashAsync(destination, to, cancellationToken).ConfigureAwait(false),
        };

    private static async Task<string> HashAsync(Collection collection, string path, CancellationToken cancellationToken)
    {
        var reader = CollectionFiles.OpenRead(collection, path);
        await using (reader.ConfigureAwait(false))
        {
            return Convert.ToHexString(await SHA256.HashDataAsync(reader, cancellationToken).ConfigureAwait(false));
        }
    }
}
