namespace Globus.Automate.PowerShell.Watching.Files;

/// <summary>Distinguishes versions of a file without reading its content.</summary>
/// <param name="Length">The length in bytes; for a folder, the sum over its files.</param>
/// <param name="LastWriteTime">The time of the last change, in ticks of UTC; for a folder, of its newest file.</param>
/// <param name="CreationTime">The creation time, in ticks of UTC. A rename keeps it.</param>
internal readonly record struct FileFingerprint(long Length, long LastWriteTime, long CreationTime)
{
    private const long CoarsestPrecision = 2 * TimeSpan.TicksPerSecond;

    /// <summary>
    /// Whether two files with this fingerprint are one file, in practice: at least one of its times is more precise
    /// than a second.
    /// </summary>
    public bool IsUnique => LastWriteTime % TimeSpan.TicksPerSecond != 0 || CreationTime % TimeSpan.TicksPerSecond != 0;

    /// <summary>
    /// Whether the file at the same path has the same content. After a share was mounted again, the same time can have
    /// a lower precision.
    /// </summary>
    public bool IsSameContent(FileFingerprint other) =>
        Length == other.Length && IsSameTime(LastWriteTime, other.LastWriteTime);

    /// <summary>Whether nothing was written between two observations.</summary>
    public bool IsUnchanged(FileFingerprint other) => Length == other.Length && LastWriteTime == other.LastWriteTime;

    private static bool IsSameTime(long one, long other)
    {
        var difference = Math.Abs(one - other);
        return difference < TimeSpan.TicksPerMillisecond
            || (difference < CoarsestPrecision && (IsWholeSecond(one) || IsWholeSecond(other)));
    }

    private static bool IsWholeSecond(long ticks) => ticks % TimeSpan.TicksPerSecond == 0;
}
