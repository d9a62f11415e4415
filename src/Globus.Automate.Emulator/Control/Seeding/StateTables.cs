using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Definitions.Compilation;
using Globus.Automate.Emulator.Flows;
using Globus.Automate.Emulator.Runs;
using Globus.Automate.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace Globus.Automate.Emulator.Control.Seeding;

/// <summary>Converts the tables of the store to one document and back.</summary>
internal sealed class StateTables(
    Database database,
    FlowStore flows,
    RunStore runs,
    VisitStore visits,
    DefinitionCache definitions,
    TimeProvider clock
)
{
    public JsonObject Dump() =>
        database.Write(() =>
            new JsonObject(
                DumpTables.Dumped.Select(table => KeyValuePair.Create(table.Name, (JsonNode?)table.Dump(database)))
            )
        );

    /// <summary>Loads rows, which replace all existing rows of the same flows, runs, actions and identities.</summary>
    /// <returns>The number of rows of each table.</returns>
    /// <exception cref="ControlException">A table or column does not exist, or a value is not valid.</exception>
    public JsonObject Load(JsonObject tables)
    {
        ControlRequest.AllowOnly(tables, [.. DumpTables.Dumped.Select(table => table.Name)]);
        var counts = new JsonObject();
        database.DeferReferences();
        foreach (var table in DumpTables.Dumped.Where(table => tables.ContainsKey(table.Name)))
        {
            var rows =
                tables[table.Name] as JsonArray
                ?? throw new ControlException($"The table '{table.Name}' must be a list of rows.");
            Try(table.Name, () => table.Load(database, rows));
            counts[table.Name] = rows.Count;
        }

        Try("definition", () => Check(tables));
        runs.Requeue(Column(tables, "run", "run_id"), clock.GetUtcNow());
        return counts;
    }

    /// <summary>Rejects rows that later reads could not parse.</summary>
    private void Check(JsonObject tables)
    {
        definitions.Clear();
        foreach (var id in Column(tables, "definition", "definition_id"))
        {
            definitions.Get(id);
        }

        flows.List();
        foreach (var id in Column(tables, "run", "run_id"))
        {
            var run = runs.Find(Guid.Parse(id))!;
            if (run.LastVisit > 0 && visits.Find(run.RunId, run.LastVisit) is null)
            {
                throw new FormatException($"The visits of the run {id} are not complete.");
            }

            definitions.Get(run.DefinitionId);
        }
    }

    private static IEnumerable<string> Column(JsonObject tables, string table, string column) =>
        (tables[table] as JsonArray ?? []).Select(row => row![column]!.ToString());

    private static void Try(string table, Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception)
            when (exception
                    is FormatException
                        or ArgumentException
                        or SqliteException
                        or InvalidDataException
                        or InvalidOperationException
                        or InvalidCastException
                        or OverflowException
            )
        {
            throw new ControlException($"The table '{table}' cannot be seeded: {exception.Message}");
        }
    }
}
