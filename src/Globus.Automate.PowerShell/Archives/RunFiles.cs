namespace Globus.Automate.PowerShell.Archives;

/// <summary>The files of one run in an archive.</summary>
/// <param name="folder">The full path of the folder.</param>
/// <param name="runId">The id of the run.</param>
internal sealed class RunFiles(string folder, Guid runId)
{
    /// <summary>The full path of the file with the run.</summary>
    public string Run { get; } = Path.Combine(folder, $"{runId}.run.json");

    /// <summary>The full path of the file with the log.</summary>
    public string Log { get; } = Path.Combine(folder, $"{runId}.log.json");

    /// <summary>The full path of the file with the definition.</summary>
    public string Definition { get; } = Path.Combine(folder, $"{runId}.definition.json");

    /// <summary>All files.</summary>
    public IReadOnlyList<string> All => [Run, Log, Definition];
}
