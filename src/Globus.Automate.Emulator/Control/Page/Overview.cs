using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Runs;
using Globus.Automate.Emulator.Runs.Execution;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Control.Page;

/// <summary>
/// A summary of all flows, a page of runs, and the newest timers. The browser requests it every second.
/// </summary>
internal sealed class Overview(Database database, EmulatorClock clock, RunWorker worker, RunSchedule schedule)
{
    private const int MaximumTimers = 100;

    private const string Flows =
        "SELECT flow_id, title, (SELECT count(*) FROM run WHERE run.flow_id = flow.flow_id) AS runs FROM flow ORDER "
        + "BY sequence DESC";

    private const string Timers = """
        SELECT timer_id, timer.flow_id, coalesce(name, flow.title, timer.flow_id) AS shown, status, next_run, run_count
            FROM timer LEFT JOIN flow USING (flow_id)
            WHERE $1 IS NULL OR timer.flow_id = $1 ORDER BY timer.sequence DESC LIMIT $2
        """;

    private readonly RunList _runs = new(database);
    private readonly DocumentSearch _search = new(database);

    public JsonObject Of(RunListFilter filter)
    {
        var found = _search.Find(filter);
        return database.Write(() =>
        {
            var document = new JsonObject
            {
                ["version"] = EmulatorVersion.Text,
                ["failure"] = worker.Failure,
                ["clock"] = ShowClock(),
                ["flows"] = new JsonArray([.. database.Query(Flows, ReadFlow)]),
                ["timers"] = new JsonArray([.. database.Query(Timers, ReadTimer, filter.FlowId, MaximumTimers)]),
            };
            _runs.AddTo(document, filter, found);
            return document;
        });
    }

    private JsonObject ShowClock()
    {
        var document = ClockDocument.Of(clock);
        document["next_event"] = schedule.FindNextDue() is { } due ? RoundUp(due).ToWire() : null;
        return document;
    }

    /// <summary>
    /// Responses show microseconds. A time that is rounded down is before the event, and the event would stay the next.
    /// </summary>
    private static DateTimeOffset RoundUp(DateTimeOffset time) =>
        time.Ticks % TimeSpan.TicksPerMicrosecond is var rest && rest == 0
            ? time
            : time.AddTicks(Math.Min(TimeSpan.TicksPerMicrosecond - rest, DateTimeOffset.MaxValue.Ticks - time.Ticks));

    private static JsonNode ReadFlow(Row row) =>
        new JsonObject
        {
            ["id"] = row.Text("flow_id"),
            ["title"] = row.Text("title"),
            ["runs"] = row.Number("runs"),
        };

    private static JsonNode ReadTimer(Row row) =>
        new JsonObject
        {
            ["timer_id"] = row.Text("timer_id"),
            ["flow_id"] = row.Text("flow_id"),
            ["name"] = row.Text("shown"),
            ["status"] = row.Text("status"),
            ["next_run"] = row.OptionalTime("next_run")?.ToWire(),
            ["runs"] = row.Number("run_count"),
        };
}
