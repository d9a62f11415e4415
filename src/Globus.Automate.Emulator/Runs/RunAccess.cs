using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Flows;

namespace Globus.Automate.Emulator.Runs;

/// <summary>The permissions of a caller for a run.</summary>
internal sealed class RunAccess
{
    private static readonly (RunRoles Role, string Name)[] Names =
    [
        (RunRoles.Owner, "run_owner"),
        (RunRoles.Manager, "run_manager"),
        (RunRoles.Monitor, "run_monitor"),
        (RunRoles.FlowRunManager, "flow_run_manager"),
        (RunRoles.FlowRunMonitor, "flow_run_monitor"),
    ];

    private readonly RunRoles _roles;

    private RunAccess(RunRoles roles) => _roles = roles;

    public bool MayView => _roles != RunRoles.None;

    public bool MayManage => (_roles & (RunRoles.Owner | RunRoles.Manager | RunRoles.FlowRunManager)) != 0;

    /// <summary>
    /// Resuming uses the caller's consents for the run, so run managers of the flow cannot resume it.
    /// </summary>
    public bool MayResume => (_roles & (RunRoles.Owner | RunRoles.Manager)) != 0;

    /// <summary>The roles by the service's names, the most powerful first.</summary>
    public IEnumerable<string> RoleNames => Names.Where(pair => _roles.HasFlag(pair.Role)).Select(pair => pair.Name);

    /// <param name="run">The run.</param>
    /// <param name="flow">Its flow; null if it was deleted.</param>
    /// <param name="caller">The caller.</param>
    public static RunAccess Of(RunRecord run, IFlowPrincipals? flow, Caller caller)
    {
        var ofFlow = flow is null ? null : FlowAccess.Of(flow, caller);
        return new RunAccess(
            Give(RunRoles.Owner, run.RunOwner == caller.Urn)
                | Give(RunRoles.Manager, caller.IsAmong(run.RunManagers))
                | Give(RunRoles.Monitor, caller.IsAmong(run.RunMonitors))
                | Give(RunRoles.FlowRunManager, ofFlow is { ManagesRuns: true })
                | Give(RunRoles.FlowRunMonitor, ofFlow is { IsRunMonitor: true })
        );
    }

    private static RunRoles Give(RunRoles role, bool given) => given ? role : RunRoles.None;
}
