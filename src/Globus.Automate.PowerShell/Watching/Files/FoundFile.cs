namespace Globus.Automate.PowerShell.Watching.Files;

/// <summary>A file that a scan found.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Folder">The full path of its folder.</param>
/// <param name="Name">The name.</param>
/// <param name="Fingerprint">Its length and times.</param>
internal sealed record FoundFile(string Path, string Folder, string Name, FileFingerprint Fingerprint);
