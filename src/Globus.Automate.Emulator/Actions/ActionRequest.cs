using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Flows;

namespace Globus.Automate.Emulator.Actions;

/// <summary>What is asked of a provider when an action is to run.</summary>
internal sealed record ActionRequest(
    string RequestId, JsonObject Body, string? Label, IReadOnlyList<string> ManageBy, IReadOnlyList<string> MonitorBy, string? ReleaseAfter)
{
    private const int MaximumLabelLength = 64;

    /// <summary>A run hands its label and roles on to its actions; providers take shorter labels than the service.</summary>
    public static ActionRequest Of(RunRecord run, PendingAction pending) => new(
        pending.RequestId,
        pending.Body,
        run.Label is { Length: > MaximumLabelLength } label ? label[..MaximumLabelLength] : run.Label,
        run.RunManagers,
        run.RunMonitors,
        ReleaseAfter: null);
}
