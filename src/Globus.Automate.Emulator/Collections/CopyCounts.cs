namespace Globus.Automate.Emulator.Collections;

/// <summary>What came of copying so far.</summary>
internal sealed class CopyCounts
{
    public int Files { get; set; }

    public int Directories { get; set; }

    public int Copied { get; set; }

    /// <summary>Links, and files that did not need to be copied.</summary>
    public int Skipped { get; set; }

    public long Bytes { get; set; }
}
