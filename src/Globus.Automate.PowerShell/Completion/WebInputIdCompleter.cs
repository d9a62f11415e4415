using System.Collections;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Completion.Recent;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>Completes ids of open web inputs, by id or title, with one request to the service.</summary>
public sealed class WebInputIdCompleter : ItemCompleter
{
    private static readonly string[] Open = ["open"];

    /// <inheritdoc/>
    private protected override IEnumerable<CompletionItem> Items(string word, IDictionary bound) =>
        CompletionRequest.Send(
            bound,
            client => client.WebInputs.List(new WebInputQuery { States = Open }),
            RecentItems.ItemOf
        );
}
