using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Control.Seeding;

/// <summary>Dumps the state, and loads a dump or a smaller document.</summary>
internal sealed class Seeder(
    Database database,
    StateTables tables,
    FlowSeeder flows,
    RunSeeder runs,
    EmulatorClock clock
)
{
    /// <summary>Raised after the state was replaced.</summary>
    public event Action? Seeded;

    /// <summary>
    /// Everything except tokens, which only their holders know, and credentials in the documents of runs and actions.
    /// </summary>
    public JsonObject Dump() =>
        new()
        {
            ["emulator"] = EmulatorVersion.Text,
            ["schema"] = database.Schema.Version,
            ["time"] = clock.GetUtcNow().ToWire(),
            ["tables"] = tables.Dump(),
        };

    /// <summary>Loads the whole document, or nothing if an error occurs.</summary>
    /// <exception cref="ControlException">The document is not a dump, or a part of it is not valid.</exception>
    public JsonObject Seed(JsonObject document)
    {
        ControlRequest.AllowOnly(document, "emulator", "schema", "time", "tables", "flows", "runs");
        if (ControlRequest.Number(document, "schema") is { } schema && schema != database.Schema.Version)
        {
            throw new ControlException(
                $"The dump has schema {schema}; this emulator supports schema {database.Schema.Version}."
            );
        }

        var time = ClockRequest.ReadTime(document, "time", EmulatorClock.Latest);
        var response = new JsonObject();
        database.Write(() =>
        {
            if (document["tables"] is { } rows)
            {
                response["tables"] = tables.Load(
                    rows as JsonObject ?? throw new ControlException("'tables' must be an object.")
                );
            }

            response["flows"] = SeedAll(document, "flows", flows.Seed);
            response["runs"] = SeedAll(document, "runs", runs.Seed);
        });
        Seeded?.Invoke();
        clock.AdvanceTo(time ?? DateTimeOffset.MinValue);
        return response;
    }

    private static JsonArray SeedAll(JsonObject document, string name, Func<JsonObject, Guid> seed)
    {
        if (document[name] is null)
        {
            return [];
        }

        var items = document[name] as JsonArray ?? throw new ControlException($"'{name}' must be a list.");
        return
        [
            .. items.Select((item, position) => (JsonNode?)SeedOne($"{name}[{position}]", item, seed).ToString("D")),
        ];
    }

    private static Guid SeedOne(string place, JsonNode? item, Func<JsonObject, Guid> seed)
    {
        try
        {
            return seed(item as JsonObject ?? throw new ControlException("The item must be an object."));
        }
        catch (ErrorResponseException exception)
        {
            throw new ControlException($"{place} cannot be seeded: {exception.Message}");
        }
    }
}
