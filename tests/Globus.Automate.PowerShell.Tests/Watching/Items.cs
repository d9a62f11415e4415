using Globus.Automate.PowerShell.Watching.Files;

namespace Globus.Automate.PowerShell.Tests.Watching;

/// <summary>Items of a scan of the folder /data.</summary>
internal static class Items
{
    private static readonly long Base = new DateTime(2026, 3, 1, 10, 0, 0, DateTimeKind.Utc).Ticks + 1234567;

    /// <summary>A file.</summary>
    /// <param name="name">The path below the folder.</param>
    /// <param name="length">The length.</param>
    /// <param name="modified">The time of the last change in seconds.</param>
    /// <param name="created">The creation time in seconds; another one for each name by default.</param>
    /// <param name="isFolder">Whether it stands for a folder.</param>
    public static FolderItem Of(
        string name,
        long length = 1,
        double modified = 0,
        double? created = null,
        bool isFolder = false
    ) =>
        new(
            "/data",
            "/data/" + name,
            new FileFingerprint(
                length,
                Ticks(modified),
                Ticks(created ?? name.Select((character, index) => character * (index + 1)).Sum())
            )
        )
        {
            IsFolder = isFolder,
        };

    /// <summary>A complete scan.</summary>
    public static ScanResult Scan(params FolderItem[] items) => new(items, []);

    private static long Ticks(double seconds) => Base + (long)(seconds * TimeSpan.TicksPerSecond);
}
