namespace Globus.Automate.Flows;

/// <summary>The lists that a batch changes; a null list is unchanged.</summary>
public sealed record RunBatchChange
{
    /// <summary>The tags.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The principals that may manage the run, as URNs.</summary>
    public IReadOnlyList<string>? RunManagers { get; init; }

    /// <summary>The principals that may view the run, as URNs.</summary>
    public IReadOnlyList<string>? RunMonitors { get; init; }

    /// <summary>The wire form of a cancellation: <c>cancel</c> below <c>set</c>.</summary>
    [System.Text.Json.Serialization.JsonInclude]
    internal string? Status { get; init; }
}
