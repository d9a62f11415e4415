namespace Globus.Automate.PowerShell.Watching.Journal;

/// <summary>The reasons why a journal cannot be used.</summary>
internal enum JournalFailure
{
    /// <summary>The file does not exist.</summary>
    Missing,

    /// <summary>Another process has it open.</summary>
    InUse,

    /// <summary>It belongs to another folder or flow.</summary>
    Mismatch,

    /// <summary>A line cannot be read.</summary>
    Damaged,

    /// <summary>The file cannot be read or written.</summary>
    Inaccessible,
}
