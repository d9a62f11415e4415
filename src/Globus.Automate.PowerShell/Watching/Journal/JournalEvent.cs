namespace Globus.Automate.PowerShell.Watching.Journal;

/// <summary>The event that a line of the journal records.</summary>
internal enum JournalEvent
{
    /// <summary>The first line: the folder and the flow.</summary>
    Journal,

    /// <summary>The existing files were processed or skipped, as <c>-Existing</c> specifies.</summary>
    Baseline,

    /// <summary>These items start no run.</summary>
    Skip,

    /// <summary>A run is about to be started for these items.</summary>
    Start,

    /// <summary>The run was started.</summary>
    Run,

    /// <summary>The run was certainly not started.</summary>
    Failed,

    /// <summary>The run may or may not have been started.</summary>
    Uncertain,

    /// <summary>An item has another path.</summary>
    Renamed,

    /// <summary>An item is forgotten.</summary>
    Removed,
}
