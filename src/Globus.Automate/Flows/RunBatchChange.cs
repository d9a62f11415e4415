namespace Globus.Automate.Flows;

/// <summary>What a batch changes; null leaves a list alone.</summary>
public sealed record RunBatchChange
{
    /// <summary>Words to find it by.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Who may manage it, as principal URNs.</summary>
    public IReadOnlyList<string>? RunManagers { get; init; }

    /// <summary>Who may see it, as principal URNs.</summary>
    public IReadOnlyList<string>? RunMonitors { get; init; }

    /// <summary>The wire's way to cancel: <c>cancel</c> below <c>set</c>.</summary>
    [System.Text.Json.Serialization.JsonInclude]
    internal string? Status { get; init; }
}
