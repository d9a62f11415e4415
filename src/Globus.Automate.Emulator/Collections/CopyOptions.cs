namespace Globus.Automate.Emulator.Collections;

/// <summary>The options of a copy.</summary>
internal sealed record CopyOptions
{
    /// <summary>
    /// The existing files to copy again: null all, 0 none, 1 those of different size, 2 also older ones, 3 those of
    /// different content.
    /// </summary>
    public int? SyncLevel { get; init; }

    /// <summary>Whether copies keep the modification time.</summary>
    public bool PreservesTime { get; init; }

    public IReadOnlyList<FilterRule> Filters { get; init; } = [];

    /// <summary>Whether items of the source that are missing or cannot be read are skipped.</summary>
    public bool SkipsSourceErrors { get; init; }

    /// <summary>Whether items of the destination that are missing in the source are deleted.</summary>
    public bool DeletesExtra { get; init; }

    /// <summary>Whether links below a folder are skipped; otherwise they are an error.</summary>
    public bool SkipsLinks { get; init; } = true;
}
