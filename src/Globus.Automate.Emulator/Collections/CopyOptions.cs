namespace Globus.Automate.Emulator.Collections;

/// <param name="SyncLevel">Which files that exist are copied again: null all, 0 none, 1 other sizes, 2 older ones too,
/// 3 other contents.</param>
/// <param name="PreservesTime">Whether copies keep the time of last change.</param>
internal sealed record CopyOptions(int? SyncLevel, bool PreservesTime);
