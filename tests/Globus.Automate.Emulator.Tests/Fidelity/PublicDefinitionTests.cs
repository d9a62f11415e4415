using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Tests.Fidelity;

/// <summary>
/// Definitions that people have published are taken and refused as by the service, and those that ask Hello World alone
/// run.
/// </summary>
public sealed class PublicDefinitionTests
{
    private const string Folder = "flow-definitions";

    [Fact]
    public async Task Definitions_that_the_service_takes_are_taken_and_others_are_refused()
    {
        var index = SharedData.ReadJson(Folder, "INDEX.json").AsArray();
        await using var emulator = await TestEmulator.StartAsync();
        var wrong = new List<string>();
        foreach (var entry in index)
        {
            var file = (string)entry!["file"]!;
            var definition = SharedData.ReadJson(Folder, file);
            var isValid =
                ((bool)entry["valid_for_service_schema"]! || HasNullComment(definition))
                && IsEmpty(entry, "undefined_targets")
                && IsEmpty(entry, "unreachable_states");
            var response = await emulator.SendAsync(
                "POST",
                "flows/validate",
                new JsonObject { ["definition"] = definition }
            );
            if ((int)response.Status != (isValid ? 200 : 422))
            {
                wrong.Add($"{file}: {(int)response.Status} {response.Body!["error"]?["message"]}");
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("globus+globus-automate-client__hello-consent-definition", "INACTIVE")]
    [InlineData("globus+globus-automate-client__hello-world-yaml-definition", "SUCCEEDED")]
    [InlineData("globus+globus-automate-client__pass-with-parameters-definition", "SUCCEEDED")]
    public async Task Definitions_that_ask_Hello_World_alone_run(string name, string status)
    {
        var definition = SharedData.ReadJson(Folder, name + ".json");
        var input = SharedData.TryReadJson(Folder, name + ".sample_input.json") ?? new JsonObject();
        var schema = SharedData.TryReadJson(Folder, name + ".input_schema.json") ?? new JsonObject();
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(definition.ToJsonString(), schema.ToJsonString());
        var run = await emulator.RunAsync(flow, (input["body"] as JsonObject ?? input).ToJsonString());
        for (var hours = 0; hours < 24 && (string)run["status"]! == "ACTIVE"; hours++)
        {
            await emulator.AdvanceAsync(3600);
            run = await emulator.GetRunAsync((string)run["run_id"]!);
        }

        Assert.True(status == (string)run["status"]!, run.ToJsonString());
    }

    /// <summary>The index counts a Comment that is null as wrong; the service accepts it.</summary>
    private static bool HasNullComment(JsonNode definition) =>
        definition["States"]!
            .AsObject()
            .Any(state => state.Value!.AsObject().TryGetPropertyValue("Comment", out var text) && text is null);

    private static bool IsEmpty(JsonNode entry, string list) => entry[list]!.AsArray().Count == 0;
}
