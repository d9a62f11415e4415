namespace Globus.Automate.Flows;

/// <summary>
/// One change of many runs. A list can be set, extended or reduced, but only one of these in a request.
/// </summary>
public sealed record RunBatchUpdate
{
    /// <summary>The runs to change.</summary>
    public required IReadOnlyList<Guid> RunIds { get; init; }

    /// <summary>The lists that replace the current ones; an empty list clears a member.</summary>
    public RunBatchChange? Set { get; init; }

    /// <summary>The lists to add.</summary>
    public RunBatchChange? Add { get; init; }

    /// <summary>The lists to remove.</summary>
    public RunBatchChange? Remove { get; init; }

    /// <summary>Whether to cancel the runs.</summary>
    public bool Cancel { get; init; }
}
