using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Flows;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Runs;

/// <summary>Runs in the format of the service. Only managers see the roles of others.</summary>
internal sealed class RunDocument(RunLog log)
{
    public JsonObject Of(RunRecord run, FlowRecord? flow, Caller caller) => Of(run, log.Last(run), flow, caller);

    /// <param name="run">The run.</param>
    /// <param name="lastEntry">The last entry of its log.</param>
    /// <param name="flow">Its flow; null if it was deleted.</param>
    /// <param name="caller">The caller.</param>
    public static JsonObject Of(RunRecord run, LogEntry lastEntry, IFlowPrincipals? flow, Caller caller)
    {
        var access = RunAccess.Of(run, flow, caller);
        var id = run.RunId.ToString("D");
        var status = run.Status.ToName();
        JsonArray Shown(IReadOnlyList<string> principals) => JsonText.ToArray(access.MayManage ? principals : []);
        var document = new JsonObject
        {
            ["run_id"] = id,
            ["action_id"] = id,
            ["flow_id"] = run.FlowId.ToString("D"),
            ["flow_title"] = run.FlowTitle,
            ["flow_last_updated"] = run.FlowUpdatedAt.ToWire(),
            ["start_time"] = run.StartTime.ToWire(),
            ["status"] = status,
            ["display_status"] = status,
            ["details"] = RunDetails.Of(run, lastEntry),
            ["label"] = run.Label,
            ["tags"] = JsonText.ToArray(run.Tags),
            ["run_owner"] = run.RunOwner,
            ["created_by"] = run.RunOwner,
            ["run_managers"] = Shown(run.RunManagers),
            ["run_monitors"] = Shown(run.RunMonitors),
            ["manage_by"] = Shown(run.RunManagers),
            ["monitor_by"] = Shown(run.RunMonitors),
            ["user_role"] = access.RoleNames.FirstOrDefault(),
            ["user_roles"] = JsonText.ToArray(access.RoleNames),
            ["blocking_web_input_id"] = run.BlockingWebInputId?.ToString("D"),
            ["activity_notification_policy"] = new JsonObject { ["status"] = JsonText.ToArray(run.NotifyOn) },
        };
        if (run.CompletionTime is { } time)
        {
            document["completion_time"] = time.ToWire();
        }

        return document;
    }
}
