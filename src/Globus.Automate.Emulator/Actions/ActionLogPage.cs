using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Actions;

/// <summary>A page of an action's log. In reverse order, entries added after the first page are omitted.</summary>
internal sealed record ActionLogPage(IReadOnlyList<ActionLogEntry> Entries, int Limit, string? Marker)
{
    public static ActionLogPage Read(ActionStore actions, string actionId, ActionLogQuery query)
    {
        var length = actions.LogLength(actionId);
        if (query.Order == LogOrder.OldestFirst)
        {
            var start = query.Position ?? 0;
            var end = start + query.Limit;
            return new ActionLogPage(
                actions.ReadLog(actionId, start, query.Limit),
                query.Limit,
                end < length ? query.MarkerAt(end) : null
            );
        }

        // In reverse order, the position is that of the oldest entry read so far.
        var upTo = Math.Min(query.Position ?? length, length);
        var from = Math.Max(upTo - query.Limit, 0);
        IReadOnlyList<ActionLogEntry> entries = [.. actions.ReadLog(actionId, from, upTo - from).Reverse()];
        return new ActionLogPage(entries, query.Limit, from > 0 ? query.MarkerAt(from) : null);
    }

    public JsonObject ToJson() =>
        new()
        {
            ["limit"] = Limit,
            ["has_next_page"] = Marker is not null,
            ["marker"] = Marker,
            ["entries"] = new JsonArray([.. Entries.Select(entry => entry.ToJson())]),
        };
}
