using System.Collections;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Completion.Recent;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>Completes ids of flows, by id or title: recent flows, and flows that the service finds by title.</summary>
public sealed class FlowIdCompleter : ItemCompleter
{
    private static readonly string[] Roles = ["flow_owner", "flow_administrator", "flow_starter", "flow_viewer"];

    /// <inheritdoc/>
    private protected override IEnumerable<CompletionItem> Items(string word, IDictionary bound)
    {
        var seen = RecentItems.Current?.Flows ?? [];
        if (word.Length == 0)
        {
            return seen.Count > 0 ? seen : Request(new FlowQuery(), bound);
        }

        return IsIdOf(seen, word) ? seen : seen.Concat(Request(Titled(word), bound));
    }

    private static FlowQuery Titled(string word) =>
        new()
        {
            Roles = Roles,
            Filters = new Dictionary<string, string>(StringComparer.Ordinal) { ["title"] = word },
        };

    private static IReadOnlyList<CompletionItem> Request(FlowQuery query, IDictionary bound) =>
        CompletionRequest.Send(bound, client => client.Flows.List(query), RecentItems.ItemOf);
}
