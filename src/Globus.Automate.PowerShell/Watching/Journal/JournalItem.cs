using Globus.Automate.PowerShell.Watching.Files;

namespace Globus.Automate.PowerShell.Watching.Journal;

/// <summary>A file, folder or marker in the journal.</summary>
/// <param name="key">The relative path.</param>
/// <param name="fingerprint">The length and times for which a run was started.</param>
/// <param name="lastSeen">The day on which a scan last found it, as far as the journal records it.</param>
internal sealed class JournalItem(string key, FileFingerprint fingerprint, DateTime lastSeen)
{
    /// <summary>The relative path.</summary>
    public string Key { get; set; } = key;

    /// <summary>The length and times for which a run was started.</summary>
    public FileFingerprint Fingerprint { get; } = fingerprint;

    /// <summary>The day on which a scan last found it, as far as the journal records it.</summary>
    public DateTime LastSeen { get; set; } = lastSeen;

    /// <summary>The start; null if it was skipped.</summary>
    public TriggerStart? Start { get; set; }

    /// <summary>The status.</summary>
    public FolderTriggerStatus Status => Start?.Status ?? FolderTriggerStatus.Skipped;
}
