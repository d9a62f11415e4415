namespace Globus.Automate.Emulator.Flows;

/// <summary>The roles in a flow.</summary>
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

    /// <summary>Owner and administrators, who can see and change the whole flow and manage its runs.</summary>
    AdministratorOrOwner = Administrator | Owner,
}
