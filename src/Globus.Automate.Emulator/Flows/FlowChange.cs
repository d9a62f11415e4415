namespace Globus.Automate.Emulator.Flows;

/// <summary>A draft on top of a flow: what the draft does not speak of stays.</summary>
internal static class FlowChange
{
    public static FlowRecord Apply(FlowRecord flow, FlowDraft draft) => flow with
    {
        Title = draft.Title ?? flow.Title,
        Subtitle = draft.Subtitle ?? flow.Subtitle,
        Description = draft.Description ?? flow.Description,
        Keywords = draft.Keywords ?? flow.Keywords,
        FlowOwner = draft.FlowOwner ?? flow.FlowOwner,
        FlowViewers = draft.FlowViewers ?? flow.FlowViewers,
        FlowStarters = draft.FlowStarters ?? flow.FlowStarters,
        FlowAdministrators = draft.FlowAdministrators ?? flow.FlowAdministrators,
        RunManagers = draft.RunManagers ?? flow.RunManagers,
        RunMonitors = draft.RunMonitors ?? flow.RunMonitors,
        SubscriptionId = draft.SubscriptionId ?? flow.SubscriptionId,
        AuthenticationPolicyId = draft.AuthenticationPolicyId ?? flow.AuthenticationPolicyId,
    };
}
