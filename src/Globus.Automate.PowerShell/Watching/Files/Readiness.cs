namespace Globus.Automate.PowerShell.Watching.Files;

/// <summary>Checks that no program is writing to the files of an item.</summary>
internal static class Readiness
{
    /// <summary>Explains why the item cannot be used yet, in one sentence; null if it can.</summary>
    /// <param name="item">The item, as the last scan found it.</param>
    public static string? Explain(FolderItem item)
    {
        try
        {
            var (length, newest) = (0L, 0L);
            foreach (var path in item.Files)
            {
                // Windows refuses this while a program has the file open for writing.
                using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
                length += stream.Length;
                newest = Math.Max(newest, LinkedFile.Resolve(new FileInfo(path)).LastWriteTimeUtc.Ticks);
            }

            // A folder listing of Windows can be older than the file.
            return item.Fingerprint.IsUnchanged(new FileFingerprint(length, newest, CreationTime: 0))
                ? null
                : $"'{item.FullName}' has changed since the scan.";
        }
        catch (Exception exception) when (FileFinder.IsAccessFailure(exception))
        {
            return $"'{item.FullName}' cannot be opened for reading: {exception.Message}";
        }
    }
}
