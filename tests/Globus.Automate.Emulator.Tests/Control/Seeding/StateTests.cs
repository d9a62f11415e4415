using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Tests.Control.Seeding;

public sealed class StateTests
{
    private const string Definition = """
        {"StartAt": "H", "States": {
          "H": {"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": {"sleep_time": 30, "echo_string.$": "$.who"}, "ResultPath": "$.H", "Next": "W"},
          "W": {"Type": "Wait", "Seconds": 30, "End": true}}}
        """;

    [Fact]
    public async Task A_dump_makes_an_empty_emulator_the_same_and_its_runs_go_on_there()
    {
        await using var first = await TestEmulator.StartAsync();
        var flow = await first.CreateFlowAsync(Definition);
        var run = (string)(await first.RunAsync(flow, """{"who": "Ada"}"""))["run_id"]!;
        var dump = await StateAsync(first);

        await using var second = await TestEmulator.StartAsync();
        await SeedAsync(second, dump.ToJsonString());
        AssertSame(dump, await StateAsync(second));
        await first.AdvanceAsync(31);
        await second.AdvanceAsync(31);
        await first.AdvanceAsync(31);
        await second.AdvanceAsync(31);
        Assert.Equal("SUCCEEDED", (string)(await second.GetRunAsync(run))["status"]!);
        Assert.Equal((await first.GetLogAsync(run)).Select(Code), (await second.GetLogAsync(run)).Select(Code));
    }

    [Fact]
    public async Task A_dump_of_a_frozen_emulator_has_its_outcomes_and_freezes_the_other()
    {
        await using var first = await TestEmulator.StartAsync();
        (
            await first.SendAsync(
                "POST",
                "_emulator/outcomes",
                """{"state": "H", "times": 2, "steps": [{"status": "SUCCEEDED", "details": {"n": 1}}]}""",
                token: null
            )
        ).Ok();
        var run = (string)
            (await first.RunAsync(await first.CreateFlowAsync(Definition), """{"who": "Ada"}"""))["run_id"]!;
        await first.AdvanceAsync(5);
        first.Host.Clock.SetScale(60);
        var dump = await StateAsync(first);

        await using var second = await TestEmulator.StartAsync();
        second.Host.Clock.Unfreeze();
        await SeedAsync(second, dump.ToJsonString());
        Assert.Equal((true, 60), (second.Host.Clock.IsFrozen, second.Host.Clock.Scale));
        AssertSame(dump, await StateAsync(second));
        await second.AdvanceAsync(30);
        Assert.Equal("SUCCEEDED", (string)(await second.GetRunAsync(run))["status"]!);
    }

    [Fact]
    public async Task A_seed_that_is_refused_does_not_stop_the_clock()
    {
        await using var emulator = await TestEmulator.StartAsync();
        emulator.Host.Clock.Unfreeze();
        const string seed = """{"clock": {"frozen": true}, "flows": [{}]}""";
        Assert.Equal(400, (int)(await emulator.SendAsync("POST", "_emulator/seed", seed, token: null)).Status);
        Assert.False(emulator.Host.Clock.IsFrozen);
    }

    [Fact]
    public async Task A_dump_takes_the_place_of_what_became_of_the_same_runs()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var run = (string)
            (await emulator.RunAsync(await emulator.CreateFlowAsync(Definition), """{"who": "Ada"}"""))["run_id"]!;
        var before = await StateAsync(emulator);
        var entries = (await emulator.GetLogAsync(run)).Count;
        await emulator.AdvanceAsync(120);
        await emulator.AdvanceAsync(120);
        Assert.Equal("SUCCEEDED", (string)(await emulator.GetRunAsync(run))["status"]!);

        await SeedAsync(emulator, before.ToJsonString());
        Assert.Equal("ACTIVE", (string)before["tables"]!["run"]![0]!["status"]!);
        await emulator.Host.Services.Worker.WhenIdleAsync();
        Assert.True((await emulator.GetLogAsync(run)).Count >= entries);
        Assert.Equal(1, emulator.Host.Services.Database.Find("SELECT count(*) FROM run", row => row.Number(0)));
    }

    [Fact]
    public async Task A_dump_has_no_tokens_and_no_credentials()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var token = await emulator.GetTokenAsync();
        var flow = await emulator.CreateFlowAsync(
            """{"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 30, "End": true}}}"""
        );
        await emulator.RunAsync(
            flow,
            $$"""
            {"user_password": "c4n4ry", "credentials": {"key": ["c4n4ry"], "port": 22}, "seen": "{{token}}", "plain": "kept"}
            """
        );
        var dump = await StateAsync(emulator);
        var text = dump.ToJsonString();
        Assert.DoesNotContain("c4n4ry", text, StringComparison.Ordinal);
        Assert.DoesNotContain(token, text, StringComparison.Ordinal);
        Assert.Null(dump["tables"]!["token"]);
        var document = dump["tables"]!["run"]![0]!["document"]!;
        Assert.Equal(("kept", 22), ((string)document["plain"]!, (int)document["credentials"]!["port"]!));
    }

    [Fact]
    public async Task A_reset_leaves_nothing_behind()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.RunAsync(await emulator.CreateFlowAsync(Definition), """{"who": "Ada"}""");
        (await emulator.SendAsync("POST", "_emulator/reset", body: null, token: null)).Ok();
        var tables = (await StateAsync(emulator))["tables"]!.AsObject();
        Every.Item(tables.Where(table => table.Key != "consent"), table => Assert.Empty(table.Value!.AsArray()));
    }

    [Theory]
    [InlineData("""{"tables": {"token": []}}""", "Unknown member 'token'")]
    [InlineData("""{"tables": {"flow": {}}}""", "must be a list")]
    [InlineData("""{"tables": {"flow": [{"colour": 1}]}}""", "Unknown column 'colour'")]
    [InlineData("""{"tables": {"flow": [{"title": true}]}}""", "'title' must be")]
    [InlineData("""{"tables": {"flow": [{"flow_id": "x"}]}}""", "table 'flow' cannot be seeded")]
    [InlineData(
        """{"tables": {"visit": [{"run_id": "x", "entry": 1, "start_time": "soon"}]}}""",
        "'start_time' must be an ISO 8601 time"
    )]
    [InlineData(
        """{"tables": {"definition": [{"definition_id": "x", "definition": {"States": {}}, "input_schema": {}}]}}""",
        "definition is not valid"
    )]
    [InlineData("""{"schema": 999}""", "schema 999")]
    [InlineData("""{"time": "soon"}""", "'time' must be")]
    [InlineData("""{"clock": {"advance": 1}}""", "Unknown member 'advance'")]
    [InlineData("""{"flowz": []}""", "Unknown member 'flowz'")]
    [InlineData("""{"flows": {}}""", "'flows' must be a list")]
    [InlineData("""{"flows": [1]}""", "flows[0] cannot be seeded: The item must be an object")]
    [InlineData("""{"flows": [{}]}""", "$.definition: field required")]
    [InlineData(
        """{"flows": [{"definition": {"StartAt": "A", "States": {"A": {"Type": "Dance", "End": true}}}}]}""",
        "States.A"
    )]
    [InlineData(
        """{"flows": [{"id": "1", "definition": {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}}]}""",
        "not a valid uuid"
    )]
    [InlineData("""{"runs": [{}]}""", "requires either 'flow_id' or 'flow'")]
    [InlineData("""{"runs": [{"flow": "Absent"}]}""", "Flow 'Absent' does not exist")]
    [InlineData("[]", "JSON object")]
    [InlineData("{", "not valid JSON")]
    public async Task A_seed_that_makes_no_sense_is_refused_and_changes_nothing(string seed, string message)
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.CreateFlowAsync(Definition);
        var before = await StateAsync(emulator);
        var response = await emulator.SendAsync("POST", "_emulator/seed", seed, token: null);
        Assert.Equal(400, (int)response.Status);
        Assert.Contains(message, (string)response.Body!["error"]!["detail"]!, StringComparison.Ordinal);
        AssertSame(before, await StateAsync(emulator));
    }

    [Fact]
    public async Task A_smaller_document_publishes_flows_and_starts_runs()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await SeedAsync(
            emulator,
            """
            {"flows": [{"id": "11111111-1111-4111-8111-111111111111", "title": "Greet", "keywords": ["k"],
                        "definition": {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}, "input_schema": {"required": ["who"]}}],
             "runs": [{"flow": "Greet", "body": {"who": "Ada"}, "label": "First", "tags": ["t"]}]}
            """
        );
        Assert.Equal("11111111-1111-4111-8111-111111111111", (string)response["flows"]![0]!);
        var run = await emulator.GetRunAsync((string)response["runs"]![0]!);
        Assert.Equal(
            ("SUCCEEDED", "First", "Greet"),
            ((string)run["status"]!, (string)run["label"]!, (string)run["flow_title"]!)
        );
        var refused = await emulator.SendAsync(
            "POST",
            "_emulator/seed",
            """{"runs": [{"flow": "Greet"}]}""",
            token: null
        );
        Assert.Contains(
            "runs[0] cannot be seeded: Input failed schema validation",
            (string)refused.Body!["error"]!["detail"]!,
            StringComparison.Ordinal
        );
    }

    private static string Code(JsonObject entry) => (string)entry["code"]!;

    private static void AssertSame(JsonNode expected, JsonNode actual) =>
        Assert.Equal(expected["tables"]!.ToJsonString(), actual["tables"]!.ToJsonString());

    private static async Task<JsonNode> StateAsync(TestEmulator emulator)
    {
        await emulator.Host.Services.Worker.WhenIdleAsync();
        return (await emulator.SendAsync("GET", "_emulator/state", body: null, token: null)).Ok();
    }

    private static async Task<JsonNode> SeedAsync(TestEmulator emulator, string seed)
    {
        var response = await emulator.SendAsync("POST", "_emulator/seed", seed, token: null);
        Assert.Equal(201, (int)response.Status);
        return response.Body!;
    }
}
