namespace Globus.Automate.Flows;

/// <summary>A change of a run. What is null is not sent and stays as it is; an empty list erases.</summary>
public sealed record RunUpdateRequest
{
    /// <summary>What to call the run.</summary>
    public string? Label { get; init; }

    /// <summary>Words to find it by.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Who may manage it, as principal URNs.</summary>
    public IReadOnlyList<string>? RunManagers { get; init; }

    /// <summary>Who may see it, as principal URNs.</summary>
    public IReadOnlyList<string>? RunMonitors { get; init; }
}
