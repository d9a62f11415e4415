namespace Globus.Automate.Emulator.Collections;

/// <summary>One file or folder to copy.</summary>
/// <param name="From">The path in the source.</param>
/// <param name="To">The path in the destination.</param>
/// <param name="IsRecursive">Whether the source is a folder; null to find out.</param>
/// <param name="Checksum">The expected checksum of a file; null without a check.</param>
/// <param name="Algorithm">The algorithm of the checksum.</param>
internal sealed record CopyItem(
    CollectionPath From,
    CollectionPath To,
    bool? IsRecursive,
    string? Checksum,
    string? Algorithm
);
