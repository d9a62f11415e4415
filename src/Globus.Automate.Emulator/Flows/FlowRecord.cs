namespace Globus.Automate.Emulator.Flows;

/// <summary>A stored flow.</summary>
internal sealed record FlowRecord : IFlowPrincipals
{
    /// <summary>The position in the order of creation; 0 before the flow is stored.</summary>
    public long Sequence { get; init; }

    public required Guid FlowId { get; init; }

    public required string DefinitionId { get; init; }

    /// <summary>The definition as JSON; JSON null in lists that do not show it.</summary>
    public required string Definition { get; init; }

    /// <summary>The input schema as JSON; JSON null in lists that do not show it.</summary>
    public required string InputSchema { get; init; }

    public required string Title { get; init; }

    public string Subtitle { get; init; } = "";

    public string Description { get; init; } = "";

    public IReadOnlyList<string> Keywords { get; init; } = [];

    public required string FlowOwner { get; init; }

    public IReadOnlyList<string> FlowViewers { get; init; } = [];

    public IReadOnlyList<string> FlowStarters { get; init; } = [];

    public IReadOnlyList<string> FlowAdministrators { get; init; } = [];

    public IReadOnlyList<string> RunManagers { get; init; } = [];

    public IReadOnlyList<string> RunMonitors { get; init; } = [];

    public required string CreatedBy { get; init; }

    public string? SubscriptionId { get; init; }

    public string? AuthenticationPolicyId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
