using Globus.Automate.Flows;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>Completes ids of runs: those seen, else those of one quick look at the service.</summary>
public sealed class RunIdCompleter : ItemCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<SeenItem> Items()
    {
        var seen = SeenItems.Here?.Runs ?? [];
        return seen.Count > 0 ? seen : QuickLook.At(client => client.Runs.List(new RunQuery()), run => new SeenItem(run.RunId.ToString(), $"{run.Label ?? run.FlowTitle} {run.Status}".Trim()));
    }
}
