namespace Globus.Automate.PowerShell.Watching.Journal;

/// <summary>The status of a file, folder or marker that starts a run.</summary>
public enum FolderTriggerStatus
{
    /// <summary>The scan found it. It must not change for the settle time.</summary>
    Settling,

    /// <summary>It was in the folder at the first scan, and <c>-Existing Skip</c> left it out.</summary>
    Skipped,

    /// <summary>The start is in the journal; its result is not.</summary>
    Starting,

    /// <summary>The run was started.</summary>
    Started,

    /// <summary>No run was started. A watch tries again.</summary>
    Failed,

    /// <summary>The service may or may not have started a run. A watch does not try again.</summary>
    Uncertain,
}
