using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Tests.Http;

/// <summary>Lists of many pages, and reading them.</summary>
internal static class PagedLists
{
    private const string Pass = """{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}""";
    private const string Wait =
        """{"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 9999999, "End": true}}}""";

    /// <summary>
    /// Reads a list to its end, and between two pages does something with the ids on the one that was read.
    /// </summary>
    public static async Task<List<string>> ReadAllAsync(
        TestEmulator emulator,
        string path,
        string items,
        string id,
        Func<IReadOnlyList<string>, Task> betweenPages
    )
    {
        var found = new List<string>();
        string? marker = null;
        do
        {
            var page = (
                await emulator.SendAsync("GET", marker is null ? path : $"{path.Split('?')[0]}?marker={marker}")
            ).Ok();
            List<string> ids = [.. page[items]!.AsArray().Select(item => item![id]!.ToString())];
            found.AddRange(ids);
            marker = (string?)page["marker"];
            if (marker is not null)
            {
                await betweenPages(ids);
            }
        } while (marker is not null);
        return found;
    }

    /// <summary>Runs with few labels and times among them, some without a label, some that are not over.</summary>
    public static async Task SeedRunsAsync(TestEmulator emulator, int count, int from = 0)
    {
        var flows = new JsonArray(Flow("Pass", Pass), Flow("Wait", Wait));
        var runs = Enumerable
            .Range(from, count)
            .Select(i =>
                (JsonNode?)new JsonObject { ["flow"] = i % 3 == 0 ? "Wait" : "Pass", ["label"] = $"Label {i % 5}" }
            );
        (
            await emulator.SendAsync(
                "POST",
                "_emulator/seed",
                new JsonObject { ["flows"] = flows, ["runs"] = new JsonArray([.. runs]) }
            )
        ).Ok();
        await emulator.Host.Services.Worker.WhenIdleAsync();
        emulator.Host.Services.Database.Execute("UPDATE run SET label = NULL WHERE label = 'Label 4'");
        await emulator.AdvanceAsync(1);
    }

    private static JsonObject Flow(string title, string definition) =>
        new()
        {
            ["id"] = title == "Pass" ? "10ca1000-0000-4000-8000-0000000f0001" : "10ca1000-0000-4000-8000-0000000f0002",
            ["title"] = title,
            ["definition"] = JsonNode.Parse(definition),
        };

    public static async Task SeedFlowsAsync(TestEmulator emulator, int from, int count)
    {
        var administrators = Enumerable
            .Range(0, 8)
            .Select(i => $"urn:globus:auth:identity:10ca1000-0000-4000-8000-00000000000{i}");
        var flows = Enumerable
            .Range(from, count)
            .Select(i =>
                (JsonNode?)
                    new JsonObject
                    {
                        ["title"] = $"Flow {i % 7} \U0001F600",
                        ["definition"] = JsonNode.Parse(Pass),
                        ["flow_administrators"] = new JsonArray([
                            .. administrators.Take(i % 8).Select(urn => (JsonNode?)urn),
                        ]),
                    }
            );
        (
            await emulator.SendAsync("POST", "_emulator/seed", new JsonObject { ["flows"] = new JsonArray([.. flows]) })
        ).Ok();
        await emulator.AdvanceAsync(1);
    }
}
