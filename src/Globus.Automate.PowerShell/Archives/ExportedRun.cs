namespace Globus.Automate.PowerShell.Archives;

/// <summary>A run that is exported to files.</summary>
public sealed class ExportedRun
{
    internal ExportedRun(Guid runId) => RunId = runId;

    /// <summary>The id of the run.</summary>
    public Guid RunId { get; }

    /// <summary>The label of the run; null if it has none.</summary>
    public string? Label { get; internal init; }

    /// <summary>The status of the run at the time of the export.</summary>
    public string? Status { get; internal init; }

    /// <summary>The number of log entries.</summary>
    public long LogEntries { get; internal init; }

    /// <summary>Whether the run was skipped, because an earlier export is complete.</summary>
    public bool IsSkipped { get; internal init; }

    /// <summary>The full path of the file with the run.</summary>
    public required string RunPath { get; init; }

    /// <summary>The full path of the file with the log.</summary>
    public required string LogPath { get; init; }

    /// <summary>The full path of the file with the definition.</summary>
    public required string DefinitionPath { get; init; }

    /// <summary>The id and the status.</summary>
    public override string ToString() => $"{RunId} ({Status})";
}
