using System.Collections;
using Globus.Automate.PowerShell.Completion.Recent;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>Completes ids of timers, by id or name: recent timers, and those that the service lists.</summary>
public sealed class TimerIdCompleter : ItemCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<CompletionItem> Items(string word, IDictionary bound)
    {
        var seen = RecentItems.Current?.Timers ?? [];
        var isKnown = word.Length == 0 ? seen.Count > 0 : IsIdOf(seen, word);
        return isKnown
            ? seen
            : seen.Concat(CompletionRequest.Send(bound, client => client.Timers.List(), RecentItems.ItemOf));
    }
}
