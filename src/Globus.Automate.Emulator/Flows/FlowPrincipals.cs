namespace Globus.Automate.Emulator.Flows;

/// <summary>The principals of a flow's roles.</summary>
internal sealed record FlowPrincipals : IFlowPrincipals
{
    public required string FlowOwner { get; init; }

    public required IReadOnlyList<string> FlowViewers { get; init; }

    public required IReadOnlyList<string> FlowStarters { get; init; }

    public required IReadOnlyList<string> FlowAdministrators { get; init; }

    public required IReadOnlyList<string> RunManagers { get; init; }

    public required IReadOnlyList<string> RunMonitors { get; init; }
}
