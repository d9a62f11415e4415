namespace Globus.Automate.Flows;

/// <summary>
/// One change of many runs. A list may be set, added to or removed from, but only one of these at a time.
/// </summary>
public sealed record RunBatchUpdate
{
    /// <summary>The runs to change.</summary>
    public required IReadOnlyList<Guid> RunIds { get; init; }

    /// <summary>Lists to put in the place of what is there; an empty one erases.</summary>
    public RunBatchChange? Set { get; init; }

    /// <summary>Lists to add.</summary>
    public RunBatchChange? Add { get; init; }

    /// <summary>Lists to take away.</summary>
    public RunBatchChange? Remove { get; init; }

    /// <summary>Whether to cancel the runs.</summary>
    public bool Cancel { get; init; }
}
