namespace Globus.Automate.Emulator.Flows;

/// <summary>The principals of a flow's roles.</summary>
internal interface IFlowPrincipals
{
    string FlowOwner { get; }

    IReadOnlyList<string> FlowViewers { get; }

    IReadOnlyList<string> FlowStarters { get; }

    IReadOnlyList<string> FlowAdministrators { get; }

    IReadOnlyList<string> RunManagers { get; }

    IReadOnlyList<string> RunMonitors { get; }
}
