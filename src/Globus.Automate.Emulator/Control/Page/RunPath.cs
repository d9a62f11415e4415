using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Runs;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Control.Page;

/// <summary>The path that a run took: how many times it visited each state, and its transitions.</summary>
internal sealed class RunPath(Database database)
{
    private const string Visits =
        "SELECT state_name, count(*) AS visits FROM visit WHERE run_id = $1 GROUP BY state_name";

    private const string Transitions = """
        SELECT state_name, next, count(*) AS transitions FROM (
            SELECT state_name, lead(state_name) OVER (ORDER BY entry) AS next FROM visit WHERE run_id = $1
        ) WHERE next IS NOT NULL GROUP BY state_name, next
        """;

    private readonly StoreCache<Guid, JsonObject> _known = new(database, "visit");

    /// <summary>Adds <c>states</c> and <c>edges</c>, which cover all visits.</summary>
    public void AddTo(JsonObject document, RunRecord run)
    {
        foreach (var (name, value) in _known.Get(run.RunId, Read)!)
        {
            document[name] = value!.DeepClone();
        }
    }

    private JsonObject Read(Guid runId)
    {
        var id = runId.ToString("D");
        return new JsonObject
        {
            ["states"] = new JsonArray([.. database.Query(Visits, ReadState, id)]),
            ["edges"] = new JsonArray([.. database.Query(Transitions, ReadEdge, id)]),
        };
    }

    private static JsonNode ReadState(Row row) =>
        new JsonObject { ["name"] = row.Text("state_name"), ["visits"] = row.Number("visits") };

    private static JsonNode ReadEdge(Row row) =>
        new JsonObject
        {
            ["from"] = row.Text("state_name"),
            ["to"] = row.Text("next"),
            ["count"] = row.Number("transitions"),
        };
}
