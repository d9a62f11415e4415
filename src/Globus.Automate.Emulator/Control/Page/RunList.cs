using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Emulator.Runs;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Control.Page;

/// <summary>
/// A page of the runs that meet a filter, the newest first. The browser requests it every second, so it is kept until a
/// run or a visit changes.
/// </summary>
internal sealed class RunList(Database database)
{
    private const int MaximumRuns = 100;

    /// <summary>The maximum number of pages in memory. Each result of a search is another page.</summary>
    private const int MaximumPages = 16;

    /// <summary>The longest failure from which the list reads a cause, in characters.</summary>
    private const int LongestFailure = 32 * 1024;

    private readonly StoreCache<string, JsonObject> _known = new(database, "run", "visit") { Capacity = MaximumPages };

    /// <summary>
    /// Adds <c>runs</c>, the numbers <c>runs_in_all</c>, <c>runs_newer</c> and <c>runs_older</c>, and
    /// <c>newer_before</c>: where the next newer page begins, null for the first page.
    /// </summary>
    /// <param name="document">The response.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="found">The runs with the words of the filter; null without words.</param>
    public void AddTo(JsonObject document, RunListFilter filter, FoundRuns? found)
    {
        foreach (var (name, value) in _known.Get($"{found?.Version} {filter.Key}", _ => Read(filter, found))!)
        {
            document[name] = value?.DeepClone();
        }
    }

    private JsonObject Read(RunListFilter filter, FoundRuns? found)
    {
        var runs = ReadPage(filter, found);
        var (count, newer) = Count(filter, found);
        return new JsonObject
        {
            ["runs"] = new JsonArray([.. runs]),
            ["runs_in_all"] = count,
            ["runs_newer"] = newer,
            ["runs_older"] = count - newer - runs.Count,
            ["newer_before"] = newer > MaximumRuns ? FindNewerPage(filter, found) : null,
        };
    }

    private List<JsonNode> ReadPage(RunListFilter filter, FoundRuns? found)
    {
        var conditions = filter.ToConditions(found);
        if (filter.Before is { } before)
        {
            conditions.Add("run.sequence < {0}", before);
        }

        var sql = $"""
            SELECT sequence, run_id, flow_id, flow_title, label, tags, status, start_time, completion_time,
                failure IS NULL AS is_canceled, iif(length(failure) > {LongestFailure}, NULL, failure) AS failure,
                iif(length(details) > {LongestFailure}, NULL, details) AS details
            FROM run WHERE {conditions.ToText()} ORDER BY sequence DESC LIMIT {conditions.Parameter(MaximumRuns)}
            """;
        return database.Query(sql, ReadRun, conditions.Values);
    }

    private (int Count, int Newer) Count(RunListFilter filter, FoundRuns? found)
    {
        var conditions = filter.ToConditions(found);
        var sql = $"""
            SELECT count(*) AS runs, ifnull(sum(sequence >= {conditions.Parameter(filter.Before)}), 0) AS newer
            FROM run WHERE {conditions.ToText()}
            """;
        return database.Find(sql, row => (row.Number("runs"), row.Number("newer")), conditions.Values);
    }

    /// <summary>The sequence number before which the next newer page begins.</summary>
    private long? FindNewerPage(RunListFilter filter, FoundRuns? found)
    {
        var conditions = filter.ToConditions(found);
        conditions.Add("run.sequence >= {0}", filter.Before!);
        var sql = $"""
            SELECT sequence FROM run WHERE {conditions.ToText()}
            ORDER BY sequence LIMIT 1 OFFSET {conditions.Parameter(MaximumRuns)}
            """;
        return database.Find(sql, row => (long?)row.LargeNumber(0), conditions.Values);
    }

    private static JsonNode ReadRun(Row row)
    {
        var status = RunStatusNames.Parse(row.Text("status"));
        return new JsonObject
        {
            ["run_id"] = row.Text("run_id"),
            ["sequence"] = row.LargeNumber("sequence"),
            ["flow_id"] = row.Text("flow_id"),
            ["flow_title"] = row.Text("flow_title"),
            ["label"] = row.OptionalText("label"),
            ["tags"] = JsonText.ToArray(row.Strings("tags")),
            ["status"] = status.ToName(),
            ["start_time"] = row.Time("start_time").ToWire(),
            ["completion_time"] = row.OptionalTime("completion_time")?.ToWire(),
            ["cause"] = ReadCause(row, status),
        };
    }

    private static string? ReadCause(Row row, RunStatus status) =>
        row.OptionalText("failure") is null && row.Number("is_canceled") == 0
            ? "The failure is too long to show here."
            : RunFailureView.Summarize(status, row.OptionalText("failure"), row.OptionalText("details"));
}
