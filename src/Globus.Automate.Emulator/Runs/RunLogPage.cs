using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Runs;

/// <summary>
/// A page of a run's log. A marker contains the position of the last entry; entries are never changed or removed.
/// </summary>
internal static class RunLogPage
{
    public static Page<LogEntry> Read(RunLog log, RunRecord run, ListQuery query)
    {
        var isReversed = query.Flag("reverse_order");
        var last = query.After(fields: 0)?.Sequence;
        var first = isReversed ? (last ?? run.LogLength - query.Offset) - 1 : (last + 1) ?? query.Offset;
        var entries = log.Read(
            run,
            isReversed ? LogOrder.NewestFirst : LogOrder.OldestFirst,
            first,
            query.PageSize + 1
        );
        return Page<LogEntry>.Create(entries, query, run.LogLength, _ => new ListPosition(
            [],
            first + ((isReversed ? -1 : 1) * (query.PageSize - 1))
        ));
    }

    /// <summary>In contrast to lists, the last page of a log has no marker.</summary>
    public static JsonObject ToJson(Page<LogEntry> page)
    {
        var document = page.ToJson("entries", entry => entry.ToJson());
        if (page.Marker is null)
        {
            document.Remove("marker");
        }

        return document;
    }
}
