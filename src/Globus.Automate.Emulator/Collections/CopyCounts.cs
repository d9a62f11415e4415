namespace Globus.Automate.Emulator.Collections;

/// <summary>The counts of a copy so far.</summary>
internal sealed class CopyCounts
{
    public int Files { get; set; }

    public int Directories { get; set; }

    public int Copied { get; set; }

    /// <summary>Links, and files that are up to date.</summary>
    public int Skipped { get; set; }

    /// <summary>Items of the source that are missing or cannot be read.</summary>
    public int SkippedErrors { get; set; }

    public long Bytes { get; set; }
}
