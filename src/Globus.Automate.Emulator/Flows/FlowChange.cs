namespace Globus.Automate.Emulator.Flows;

/// <summary>Applies a draft to a flow. Members that the draft does not set are unchanged.</summary>
internal static class FlowChange
{
    /// <summary>The subscription for the value DEFAULT, which is the same for every caller.</summary>
    private const string DefaultSubscription = "10ca1000-0000-4000-8000-0000000000d0";

    public static FlowRecord Apply(FlowRecord flow, FlowDraft draft) =>
        flow with
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
            SubscriptionId = ResolveSubscription(draft.SubscriptionId) ?? flow.SubscriptionId,
            AuthenticationPolicyId = draft.AuthenticationPolicyId ?? flow.AuthenticationPolicyId,
        };

    private static string? ResolveSubscription(string? subscriptionId) =>
        subscriptionId == FlowDraft.DefaultSubscription ? DefaultSubscription : subscriptionId;
}
