using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Actions;

/// <summary>What is asked of a provider when an action is to run.</summary>
internal sealed record ActionRequest(
    string RequestId, JsonObject Body, string? Label, IReadOnlyList<string> ManageBy, IReadOnlyList<string> MonitorBy, string? ReleaseAfter)
{
    public static ActionRequest Of(PendingAction pending) =>
        new(pending.RequestId, pending.Body, pending.Label, pending.ManageBy, pending.MonitorBy, ReleaseAfter: null);
}
