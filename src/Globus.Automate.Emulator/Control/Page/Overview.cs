using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Runs.Execution;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Control.Page;

/// <summary>A summary of all flows, the newest runs and timers, which the page requests every second.</summary>
internal sealed class Overview(Database database, EmulatorClock clock, RunWorker worker)
{
    private const int MaximumRuns = 100;

    private const string Flows =
        "SELECT flow_id, title, (SELECT count(*) FROM run WHERE run.flow_id = flow.flow_id) AS runs FROM flow ORDER "
        + "BY sequence DESC";

    private const string Runs = """
        SELECT run_id, flow_title, label, status,
            start_time FROM run WHERE $1 IS NULL OR flow_id = $1 ORDER BY sequence DESC LIMIT $2
        """;

    private const string Timers = """
        SELECT timer_id, timer.flow_id, coalesce(name, flow.title, timer.flow_id) AS shown, status, next_run, run_count
            FROM timer LEFT JOIN flow USING (flow_id)
            WHERE $1 IS NULL OR timer.flow_id = $1 ORDER BY timer.sequence DESC LIMIT $2
        """;

    public JsonObject Of(string? flowId) =>
        database.Write(() =>
            new JsonObject
            {
                ["version"] = EmulatorVersion.Text,
                ["failure"] = worker.Failure,
                ["clock"] = ClockDocument.Of(clock),
                ["flows"] = new JsonArray([.. database.Query(Flows, ReadFlow)]),
                ["runs"] = new JsonArray([.. database.Query(Runs, ReadRun, flowId, MaximumRuns)]),
                ["timers"] = new JsonArray([.. database.Query(Timers, ReadTimer, flowId, MaximumRuns)]),
                ["runs_in_all"] = database.Find(
                    "SELECT count(*) FROM run WHERE $1 IS NULL OR flow_id = $1",
                    row => row.Number(0),
                    flowId
                ),
            }
        );

    private static JsonNode ReadFlow(Row row) =>
        new JsonObject
        {
            ["id"] = row.Text("flow_id"),
            ["title"] = row.Text("title"),
            ["runs"] = row.Number("runs"),
        };

    private static JsonNode ReadRun(Row row) =>
        new JsonObject
        {
            ["run_id"] = row.Text("run_id"),
            ["flow_title"] = row.Text("flow_title"),
            ["label"] = row.OptionalText("label"),
            ["status"] = row.Text("status"),
            ["start_time"] = row.Time("start_time").ToWire(),
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
