namespace Globus.Automate.Flows;

/// <summary>
/// A request to change a run. Null members are not sent and stay unchanged; an empty list clears a member.
/// </summary>
public sealed record RunUpdateRequest
{
    /// <summary>The label.</summary>
    public string? Label { get; init; }

    /// <summary>The tags.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The principals that may manage the run, as URNs.</summary>
    public IReadOnlyList<string>? RunManagers { get; init; }

    /// <summary>The principals that may view the run, as URNs.</summary>
    public IReadOnlyList<string>? RunMonitors { get; init; }
}
