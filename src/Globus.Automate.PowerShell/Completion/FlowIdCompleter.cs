using Globus.Automate.Flows;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>Completes ids of flows: those seen, else those of one quick look at the service.</summary>
public sealed class FlowIdCompleter : ItemCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<SeenItem> Items()
    {
        var seen = SeenItems.Here?.Flows ?? [];
        return seen.Count > 0 ? seen : QuickLook.At(client => client.Flows.List(new FlowQuery()), flow => new SeenItem(flow.FlowId.ToString(), flow.Title ?? ""));
    }
}
