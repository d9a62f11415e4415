namespace Globus.Automate.Emulator.Flows;

/// <summary>Who has which role in a flow, without the rest of the flow.</summary>
internal sealed record FlowPrincipals : IFlowPrincipals
{
    public required string FlowOwner { get; init; }

    public required IReadOnlyList<string> FlowViewers { get; init; }

    public required IReadOnlyList<string> FlowStarters { get; init; }

    public required IReadOnlyList<string> FlowAdministrators { get; init; }

    public required IReadOnlyList<string> RunManagers { get; init; }

    public required IReadOnlyList<string> RunMonitors { get; init; }
}
