using Globus.Automate.PowerShell.Watching.Journal;

namespace Globus.Automate.PowerShell.Watching;

/// <summary>A file, folder or marker of a watched folder, and the run that it started.</summary>
public sealed class FolderTrigger
{
    internal FolderTrigger(string path, FolderTriggerStatus status) => (Path, Status) = (path, status);

    /// <summary>The full path of the file, folder or marker.</summary>
    public string Path { get; }

    /// <summary>The length in bytes; for a folder, the sum over its files.</summary>
    public long Length { get; internal init; }

    /// <summary>The time of the last change; for a folder, of its newest file.</summary>
    public DateTimeOffset LastWriteTime { get; internal init; }

    /// <summary>The status.</summary>
    public FolderTriggerStatus Status { get; }

    /// <summary>The run; null if none is known.</summary>
    public Guid? RunId { get; internal init; }

    /// <summary>The flow.</summary>
    public Guid FlowId { get; internal init; }

    /// <summary>The tag that identifies the run; null before a start.</summary>
    public string? Tag { get; internal init; }

    /// <summary>The time of the event; in the journal, of the latest start. Null if there was no start.</summary>
    public DateTimeOffset? Time { get; internal init; }

    /// <summary>Why no run was started, or why the start is uncertain; null otherwise.</summary>
    public string? Message { get; internal init; }

    /// <summary>The full path of the journal.</summary>
    public string JournalPath { get; internal init; } = "";

    /// <summary>The path and the status.</summary>
    public override string ToString() => $"{Path}: {Status}";
}
