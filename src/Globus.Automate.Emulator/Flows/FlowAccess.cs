using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Flows;

/// <summary>The permissions of a caller for a flow.</summary>
internal sealed class FlowAccess
{
    public const string Public = "public";
    public const string AllAuthenticatedUsers = "all_authenticated_users";

    private static readonly (FlowRoles Role, string Name)[] Names =
    [
        (FlowRoles.Owner, "flow_owner"),
        (FlowRoles.Administrator, "flow_administrator"),
        (FlowRoles.Starter, "flow_starter"),
        (FlowRoles.Viewer, "flow_viewer"),
        (FlowRoles.RunManager, "flow_run_manager"),
        (FlowRoles.RunMonitor, "flow_run_monitor"),
    ];

    private readonly FlowRoles _roles;

    private FlowAccess(FlowRoles roles) => _roles = roles;

    /// <summary>
    /// Administrators can start, and starters can view; run managers and monitors can also view the flow.
    /// </summary>
    public bool MayView => _roles != FlowRoles.None;

    public bool MayStart => (_roles & (FlowRoles.AdministratorOrOwner | FlowRoles.Starter)) != 0;

    public bool MayAdminister => (_roles & FlowRoles.AdministratorOrOwner) != 0;

    public bool IsOwner => _roles.HasFlag(FlowRoles.Owner);

    public bool ManagesRuns => (_roles & (FlowRoles.AdministratorOrOwner | FlowRoles.RunManager)) != 0;

    public bool IsRunMonitor => _roles.HasFlag(FlowRoles.RunMonitor);

    /// <summary>The roles by the service's names, the most powerful first.</summary>
    public IEnumerable<string> RoleNames => Names.Where(pair => _roles.HasFlag(pair.Role)).Select(pair => pair.Name);

    public static FlowAccess Of(IFlowPrincipals flow, Caller caller)
    {
        var roles = FlowRoles.None;
        Give(FlowRoles.Owner, flow.FlowOwner == caller.Urn);
        Give(FlowRoles.Administrator, caller.IsAmong(flow.FlowAdministrators));
        Give(FlowRoles.Starter, caller.IsAmong(flow.FlowStarters) || flow.FlowStarters.Contains(AllAuthenticatedUsers));
        Give(FlowRoles.Viewer, caller.IsAmong(flow.FlowViewers) || flow.FlowViewers.Contains(Public));
        Give(FlowRoles.RunManager, caller.IsAmong(flow.RunManagers));
        Give(FlowRoles.RunMonitor, caller.IsAmong(flow.RunMonitors));
        return new FlowAccess(roles);

        void Give(FlowRoles role, bool given) => roles |= given ? role : FlowRoles.None;
    }
}
