using System.Collections;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Completion.Recent;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>
/// Completes ids of runs, by id, label or flow title: recent runs, and runs that the service finds by label.
/// </summary>
public sealed class RunIdCompleter : ItemCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<CompletionItem> Items(string word, IDictionary bound)
    {
        var seen = RecentItems.Current?.Runs ?? [];
        if (word.Length == 0)
        {
            return seen.Count > 0 ? seen : Request(new RunQuery(), bound);
        }

        return IsIdOf(seen, word) ? seen : seen.Concat(Request(new RunQuery { Label = word }, bound));
    }

    private static IReadOnlyList<CompletionItem> Request(RunQuery query, IDictionary bound) =>
        CompletionRequest.Send(bound, client => client.Runs.List(query), RecentItems.ItemOf);
}
