using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Definitions.States;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Runs;

/// <summary>
/// The identity for which an action runs: the run's owner, the flow, or the holder of the token for a role.
/// </summary>
internal static class RunAs
{
    public static ActionCaller? Find(RunRecord run, string runAs)
    {
        var scope = KnownScopes.OfFlow(run.FlowId);
        return runAs switch
        {
            ActionTarget.User => new ActionCaller(run.RunOwner, run.ClientId, scope),
            ActionTarget.Flow => new ActionCaller(Identity.ToUrn(run.FlowId), run.FlowId.ToString("D"), scope),
            _ => JsonText.Parse(run.RunAs)[runAs] is { } role
                ? new ActionCaller(role["urn"]!.GetValue<string>(), role["client_id"]!.GetValue<string>(), scope)
                : null,
        };
    }
}
