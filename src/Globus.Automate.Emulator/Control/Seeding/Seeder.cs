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
            ["clock"] = new JsonObject { ["scale"] = clock.Scale, ["frozen"] = clock.IsFrozen },
            ["tables"] = tables.Dump(),
        };

    /// <summary>Loads the whole document, or nothing if an error occurs.</summary>
    /// <exception cref="ControlException">The document is not a dump, or a part of it is not valid.</exception>
    public JsonObject Seed(JsonObject document)
    {
        ControlRequest.AllowOnly(document, "emulator", "schema", "time", "clock", "tables", "flows", "runs");
        if (ControlRequest.Number(document, "schema") is { } schema && schema != database.Schema.Version)
        {
            throw new ControlException(
                $"The dump has schema {schema}; this emulator supports schema {database.Schema.Version}."
            );
        }

        var time = ClockRequest.ReadTime(document, "time", EmulatorClock.Latest);
        var pace = ControlRequest.Object(document, "clock") is { } members
            ? ClockRequest.ReadPace(members, clock)
            : null;
        var response = pace?.Frozen == true ? LoadFrozen(document) : Load(document);
        Seeded?.Invoke();
        clock.AdvanceTo(time ?? DateTimeOffset.MinValue);
        SetPace(pace);
        return response;
    }

    /// <summary>Freezes the clock before the runs are due. It continues if the document is not valid.</summary>
    private JsonObject LoadFrozen(JsonObject document)
    {
        var wasFrozen = clock.IsFrozen;
        clock.Freeze();
        try
        {
            return Load(document);
        }
        catch when (!wasFrozen)
        {
            clock.Unfreeze();
            throw;
        }
    }

    private JsonObject Load(JsonObject document)
    {
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
        return response;
    }

    private void SetPace(ClockRequest? pace)
    {
        clock.SetScale(pace?.Scale ?? clock.Scale);
        if (pace?.Frozen == false)
        {
            clock.Unfreeze();
        }
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
