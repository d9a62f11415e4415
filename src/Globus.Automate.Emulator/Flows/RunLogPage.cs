using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Flows;

/// <summary>A page of a run's log. Backwards, entries that came after the first page was read are left out.</summary>
internal static class RunLogPage
{
    public static Page<LogEntry> Read(RunStore runs, RunRecord run, ListQuery query)
    {
        var isReversed = query.Text("reverse_order") is not null;
        var snapshot = query.Snapshot ?? run.LogLength;
        var skip = isReversed ? run.LogLength - (int)Math.Min(snapshot, run.LogLength) + query.Offset : query.Offset;
        var entries = runs.ReadLog(run.RunId, isReversed ? LogOrder.NewestFirst : LogOrder.OldestFirst, skip, query.PageSize + 1);
        return Page<LogEntry>.Cut(entries, query, snapshot);
    }

    /// <summary>Other than in lists, the last page of a log has no marker at all.</summary>
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
