using System.Collections;
using Globus.Automate.PowerShell.Completion.Recent;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>Completes addresses of action providers: recent ones and those that Globus hosts.</summary>
public sealed class ActionUrlCompleter : ItemCompleter
{
    private static readonly CompletionItem[] Hosted =
    [
        new("https://actions.globus.org/expression_eval"),
        new("https://actions.globus.org/hello_world"),
        new("https://actions.globus.org/notification/notify"),
        new("https://actions.globus.org/search/delete"),
        new("https://actions.globus.org/search/ingest"),
        new("https://actions.globus.org/weboption/wait_for_option"),
        new("https://compute.actions.globus.org/v3"),
        new("https://transfer.actions.globus.org/transfer"),
    ];

    /// <inheritdoc/>
    private protected override IEnumerable<CompletionItem> Items(string word, IDictionary bound) =>
        (RecentItems.Current?.ActionUrls ?? []).Concat(Hosted);
}
