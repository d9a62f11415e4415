namespace Globus.Automate.Emulator.Flows;

/// <summary>What someone is to a flow.</summary>
[Flags]
internal enum FlowRoles
{
    None = 0,
    Viewer = 1,
    Starter = 2,
    Administrator = 4,
    Owner = 8,
    RunManager = 16,
    RunMonitor = 32,

    /// <summary>Owner and administrators: they see and change everything of the flow, and manage its runs.</summary>
    AdministratorOrOwner = Administrator | Owner,
}
