using System.Collections;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Completion.Recent;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>Completes ids of flows, by id or title: those seen, and those that the service finds by the
/// title.</summary>
public sealed class FlowIdCompleter : ItemCompleter
{
    private static readonly string[] Roles = ["flow_owner", "flow_administrator", "flow_starter", "flow_viewer"];

    /// <inheritdoc/>
    private protected override IEnumerable<SeenItem> Items(string word, IDictionary bound)
    {
        var seen = SeenItems.Here?.Flows ?? [];
        if (word.Length == 0)
        {
            return seen.Count > 0 ? seen : Look(new FlowQuery(), bound);
        }

        return IsIdOf(seen, word) ? seen : seen.Concat(Look(Titled(word), bound));
    }

    private static FlowQuery Titled(string word) =>
        new()
        {
            Roles = Roles,
            Filters = new Dictionary<string, string>(StringComparer.Ordinal) { ["title"] = word },
        };

    private static IReadOnlyList<SeenItem> Look(FlowQuery query, IDictionary bound) =>
        QuickLook.At(bound, client => client.Flows.List(query), SeenItems.Of);
}
