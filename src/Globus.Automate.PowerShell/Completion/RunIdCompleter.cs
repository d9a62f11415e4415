using System.Collections;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Completion.Recent;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>Completes ids of runs, by id, label or flow title: those seen, and those that the service finds by the
/// label.</summary>
public sealed class RunIdCompleter : ItemCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<SeenItem> Items(string word, IDictionary bound)
    {
        var seen = SeenItems.Here?.Runs ?? [];
        if (word.Length == 0)
        {
            return seen.Count > 0 ? seen : Look(new RunQuery(), bound);
        }

        return IsIdOf(seen, word) ? seen : seen.Concat(Look(new RunQuery { Label = word }, bound));
    }

    private static IReadOnlyList<SeenItem> Look(RunQuery query, IDictionary bound) =>
        QuickLook.At(bound, client => client.Runs.List(query), SeenItems.Of);
}
