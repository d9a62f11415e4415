namespace Globus.Automate.Emulator.Collections;

/// <param name="SyncLevel">The existing files to copy again: null all, 0 none, 1 those of different size, 2 also older
/// ones, 3 those of different content.</param>
/// <param name="PreservesTime">Whether copies keep the modification time.</param>
internal sealed record CopyOptions(int? SyncLevel, bool PreservesTime);
