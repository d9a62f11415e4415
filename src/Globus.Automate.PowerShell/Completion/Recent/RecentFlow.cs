using Globus.Automate.Flows;

namespace Globus.Automate.PowerShell.Completion.Recent;

/// <summary>The properties that the completion of a flow shows.</summary>
internal readonly record struct RecentFlow(Guid FlowId, string? Title, string? Subtitle)
{
    public static RecentFlow Of(Flow flow) => new(flow.FlowId, flow.Title, flow.Subtitle);

    /// <summary>The completion. Its texts are created when they are shown, not for each listed item.</summary>
    public CompletionItem ToItem() => new(FlowId.ToString(), Title ?? "", CompletionItem.Lines(Title, Subtitle));
}
