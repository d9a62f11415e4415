using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Flows;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Emulator.Runs;

namespace Globus.Automate.Emulator.Control.Page;

/// <summary>
/// Starts a run again from the beginning, for its owner and with the same input, label, tags and roles. The new run
/// uses the current flow.
/// </summary>
internal sealed class RunRestart(
    FlowStore flows,
    FlowPolicies policies,
    DefinitionStore definitions,
    RunStarter starter,
    BearerAuthentication bearer
)
{
    /// <summary>The reason why the run cannot be started again; null if it can.</summary>
    public string? FindObstacle(RunRecord run) =>
        flows.Find(run.FlowId) is null ? "The flow was deleted."
        : VisitDocument.IsOmitted(run.Input) ? "The input is too large for the history of the run."
        : HasPrivateInput(run) ? "The input has private values, which are not in the history of the run."
        : null;

    /// <returns>The new run.</returns>
    /// <exception cref="ErrorResponseException">The run cannot be started.</exception>
    public Task<RunRecord> StartAsync(RunRecord run)
    {
        if (FindObstacle(run) is { } obstacle)
        {
            throw ControlException.Conflict(obstacle);
        }

        var flow = flows.Find(run.FlowId)!;
        var caller = bearer.Represent(HolderOf(run), KnownScopes.OfFlow(run.FlowId))
            ?? throw ControlException.Conflict("The owner of the run does not exist.");
        policies.ThrowIfUnsatisfied(flow, caller);
        if (!FlowAccess.Of(flow, caller).MayStart)
        {
            throw ControlException.Conflict("The owner of the run is not allowed to start the flow.");
        }

        return starter.StartAsync(starter.Prepare(flow, caller, CreateRequest(run)) with { RunAs = run.RunAs });
    }

    /// <summary>The client and the identity for which a run executes.</summary>
    public static TokenHolder HolderOf(RunRecord run) =>
        TokenHolder.Of(run.ClientId, Identity.ParseUrn(run.RunOwner) ?? Guid.Empty) with
        {
            SessionId = run.SessionId,
        };

    private bool HasPrivateInput(RunRecord run) =>
        PrivateValues.AreIn(run.Document) || PrivateValues.AreIn(definitions.Get(run.DefinitionId).InputSchema);

    private static JsonObject CreateRequest(RunRecord run) =>
        new()
        {
            ["body"] = JsonText.Parse(run.Input),
            ["label"] = run.Label,
            ["tags"] = JsonText.ToArray(run.Tags),
            ["run_managers"] = JsonText.ToArray(run.RunManagers),
            ["run_monitors"] = JsonText.ToArray(run.RunMonitors),
            ["activity_notification_policy"] = new JsonObject { ["status"] = JsonText.ToArray(run.NotifyOn) },
        };
}
