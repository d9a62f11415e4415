using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Tests.Control;

/// <summary>What tests of flows use: outcomes, strict mode, calls, coverage, and moves of the clock by runs.</summary>
public sealed class FlowTestTests
{
    private const string Url = "https://lab.example/move";

    private const string Definition = """
        {"StartAt": "Move", "States": {
          "Move": {"Type": "Action", "ActionUrl": "https://lab.example/move", "Parameters": {"from.$": "$.from"}, "ResultPath": "$.Move", "WaitTime": 600, "ExceptionOnActionFailure": true, "Next": "Which",
                   "Catch": [{"ErrorEquals": ["Rare"], "Next": "Done"}, {"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "Retry"}]},
          "Retry": {"Type": "Pass", "Next": "Move"},
          "Which": {"Type": "Choice", "Choices": [{"Variable": "$.from", "StringEquals": "a", "Next": "Done"}, {"Variable": "$.from", "StringEquals": "b", "Next": "Done"}], "Default": "Done"},
          "Done": {"Type": "Pass", "End": true}}}
        """;

    [Fact]
    public async Task An_outcome_has_an_id_counts_its_uses_and_is_taken_away_alone()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Definition);
        var first = await AddAsync(emulator, """{"url": "*/move", "times": 1, "steps": [{"status": "FAILED"}]}""");
        var second = await AddAsync(emulator, """{"state": "Move", "steps": [{"status": "SUCCEEDED"}]}""");
        await emulator.RunAsync(flow, """{"from": "a"}""");
        await emulator.RunAsync(flow, """{"from": "a"}""");
        Assert.Equal([(first, 1), (second, 2)], await UsesAsync(emulator));
        (await SendAsync(emulator, "DELETE", $"outcomes/{first}")).Ok();
        Assert.Equal([(second, 2)], await UsesAsync(emulator));
    }

    [Theory]
    [InlineData("https://lab.example/move", true)]
    [InlineData("https://LAB.example/move/", true)]
    [InlineData("https://lab.example/move/*", true)]
    [InlineData("https://lab.example/*", true)]
    [InlineData("*/move", true)]
    [InlineData("*", true)]
    [InlineData("https://lab.example/mov", false)]
    [InlineData("https://lab.example/moves", false)]
    [InlineData("https://lab.example", false)]
    public async Task An_outcome_matches_addresses_with_and_without_a_slash_at_the_end(string pattern, bool matches)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Definition);
        await AddAsync(emulator, $$"""{"url": "{{pattern}}", "steps": [{"status": "SUCCEEDED"}]}""");
        (await SendAsync(emulator, "POST", "reset", """{"keep": ["flows", "outcomes"], "strict": true}""")).Ok();
        var run = await emulator.RunAsync(flow, """{"from": "a"}""");
        Assert.Equal(matches ? "SUCCEEDED" : "FAILED", (string)run["status"]!);
    }

    [Fact]
    public async Task An_outcome_of_one_flow_leaves_others_alone()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Definition);
        var other = await emulator.CreateFlowAsync(Definition);
        await AddAsync(emulator, $$"""{"flow_id": "{{flow["id"]}}", "steps": [{"status": "SUCCEEDED"}]}""");
        await AddAsync(emulator, """{"url": "*", "steps": [{"status": "INACTIVE"}]}""");
        Assert.Equal("SUCCEEDED", (string)(await emulator.RunAsync(flow, """{"from": "a"}"""))["status"]!);
        Assert.Equal("INACTIVE", (string)(await emulator.RunAsync(other, """{"from": "a"}"""))["status"]!);
    }

    [Fact]
    public async Task Results_of_Globus_Compute_are_in_both_places_that_flows_read()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await AddAsync(
            emulator,
            """{"state": "Move", "steps": [{"status": "SUCCEEDED", "compute_results": [{"n": 1}, null]}]}"""
        );
        var run = await emulator.RunAsync(await emulator.CreateFlowAsync(Definition), """{"from": "a"}""");
        Assert.Equal(
            """{"result":[{"n":1},null],"results":[{"task_id":"00000000-0000-4000-8000-000000000001","output":{"n":1}},{"task_id":"00000000-0000-4000-8000-000000000002","output":null}]}""",
            run["details"]!["output"]!["Move"]!["details"]!.ToJsonString()
        );
    }

    [Fact]
    public async Task In_strict_mode_an_action_without_an_outcome_fails_the_run_and_nothing_catches_it()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Definition);
        (await SendAsync(emulator, "POST", "reset", """{"keep": ["flows"], "strict": true}""")).Ok();
        await AddAsync(emulator, """{"state": "Move", "attempt": 1, "steps": [{"status": "FAILED"}]}""");
        var run = await emulator.RunAsync(flow, """{"from": "a"}""");
        Assert.Equal("FAILED", (string)run["status"]!);
        var text = run["details"]!.ToJsonString();
        Assert.Contains("Emulator.NoOutcome", text, StringComparison.Ordinal);
        Assert.Contains(
            "no outcome matches visit 2 of the state Move, which calls https://lab.example/move",
            text,
            StringComparison.Ordinal
        );
        Assert.True((bool)(await SendAsync(emulator, "GET", "outcomes")).Ok()["strict"]!);
        (await SendAsync(emulator, "POST", "reset")).Ok();
        Assert.False((bool)(await SendAsync(emulator, "GET", "outcomes")).Ok()["strict"]!);
    }

    [Fact]
    public async Task A_state_that_fails_its_run_is_visited_and_takes_no_branch()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Definition);
        (await SendAsync(emulator, "POST", "reset", """{"keep": ["flows"], "strict": true}""")).Ok();
        await emulator.RunAsync(flow, """{"from": "a"}""");
        var coverage = (await SendAsync(emulator, "GET", $"coverage?flow_id={flow["id"]}")).Ok();
        var move = coverage["states"]!.AsArray().Single(state => (string)state!["name"]! == "Move")!;
        Assert.Equal(1, (int)move["visits"]!);
        Assert.All(move["branches"]!.AsArray(), branch => Assert.Equal(0, (int)branch!["visits"]!));
    }

    [Fact]
    public async Task A_state_that_a_run_left_before_the_move_does_not_end_it()
    {
        await using var emulator = await TestEmulator.StartAsync();
        (await SendAsync(emulator, "POST", "clock", """{"frozen": true}""")).Ok();
        var flow = await emulator.CreateFlowAsync(
            """
            {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 10, "Next": "B"},
              "B": {"Type": "Wait", "Seconds": 10, "End": true}}}
            """
        );
        var run = await emulator.StartAsync(flow, "{}");
        (await SendAsync(emulator, "POST", "clock", """{"advance": 15}""")).Ok();
        var until = $$$$"""{"until": {"state_entered": {"run_id": "{{{{run}}}}", "state_name": "A"}}}""";
        var moved = (await SendAsync(emulator, "POST", "clock", until)).Ok();
        Assert.Equal("nothing_due", (string)moved["stopped_by"]!);
    }

    [Fact]
    public async Task Calls_of_a_run_are_listed_with_their_input_and_status()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await AddAsync(emulator, """{"attempt": 1, "url": "*", "steps": [{"http": 503}]}""");
        await AddAsync(
            emulator,
            """{"url": "*", "steps": [{"status": "ACTIVE", "seconds": 20}, {"status": "SUCCEEDED", "details": {"n": 1}}]}"""
        );
        var flow = await emulator.CreateFlowAsync(Definition);
        var run = (string)(await emulator.RunAsync(flow, """{"from": "a"}"""))["run_id"]!;
        await emulator.AdvanceAsync(60);
        var calls = (await SendAsync(emulator, "GET", $"calls?run_id={run}&state_name=Move")).Ok();
        Assert.Null(calls["next_visit"]);
        Assert.Equal(
            [$"1 1 {Url} a unreachable", $"3 2 {Url} a SUCCEEDED"],
            calls["calls"]!
                .AsArray()
                .Select(call =>
                    $"{call!["visit"]} {call["attempt"]} {call["url"]} {call["input"]!["from"]} {call["status"]}"
                )
        );
        Assert.Equal(1, (int)calls["calls"]![1]!["response"]!["details"]!["n"]!);
        Assert.True((int)calls["calls"]![1]!["request_count"]! > 1);
        Assert.Empty(
            (await SendAsync(emulator, "GET", $"calls?run_id={run}&state_name=Done")).Ok()["calls"]!.AsArray()
        );
        Assert.Single((await SendAsync(emulator, "GET", $"calls?run_id={run}&visit=2")).Ok()["calls"]!.AsArray());
    }

    [Fact]
    public async Task Coverage_counts_runs_by_state_and_branch()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await AddAsync(emulator, """{"attempt": 1, "state": "Move", "steps": [{"status": "FAILED"}]}""");
        await AddAsync(emulator, """{"attempt": 2, "state": "Move", "steps": [{"status": "FAILED"}]}""");
        await AddAsync(emulator, """{"state": "Move", "steps": [{"status": "SUCCEEDED"}]}""");
        var flow = await emulator.CreateFlowAsync(Definition);
        Assert.All(await CoverageAsync(emulator, flow), line => Assert.EndsWith(" 0", line, StringComparison.Ordinal));
        await emulator.RunAsync(flow, """{"from": "b"}""");
        await emulator.RunAsync(flow, """{"from": "c"}""");
        Assert.Equal(
            [
                "Move 2",
                "Move next Which 2",
                "Move catch 0 Done 0",
                "Move catch 1 Retry 2",
                "Retry 2",
                "Retry next Move 2",
                "Which 2",
                "Which choice 0 Done 0",
                "Which choice 1 Done 1",
                "Which default Done 1",
                "Done 2",
            ],
            await CoverageAsync(emulator, flow)
        );
        (await SendAsync(emulator, "POST", "reset", """{"keep": ["flows"]}""")).Ok();
        Assert.All(await CoverageAsync(emulator, flow), line => Assert.EndsWith(" 0", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"status": "SUCCEEDED"}""", null, "SUCCEEDED", 300)]
    [InlineData("""{"status": "INACTIVE"}""", null, "INACTIVE", 300)]
    [InlineData("""{"status": "SUCCEEDED"}""", "Which", "SUCCEEDED", 300)]
    [InlineData("""{"status": "SUCCEEDED"}""", "Move", "ACTIVE", 0)]
    [InlineData("""{"status": "SUCCEEDED"}""", "Retry", "SUCCEEDED", 300)]
    public async Task The_clock_stops_when_a_run_is_settled(string step, string? state, string status, int elapsed)
    {
        await using var emulator = await TestEmulator.StartAsync();
        await AddAsync(emulator, $$"""{"state": "Move", "steps": [{"status": "ACTIVE", "seconds": 300}, {{step}}]}""");
        var flow = await emulator.CreateFlowAsync(Definition);
        var run = await emulator.StartAsync(flow, """{"from": "a"}""");
        var settled = new JsonObject { ["run_ids"] = new JsonArray(run), ["state_name"] = state };
        var until = new JsonObject
        {
            ["until"] = new JsonObject { ["runs_settled"] = settled, ["elapsed"] = 86400 },
        };
        var clock = (await SendAsync(emulator, "POST", "clock", until.ToJsonString())).Ok();
        Assert.Equal("runs_settled", (string)clock["stopped_by"]!);
        Assert.Equal(elapsed, (double)clock["elapsed"]!);
        Assert.Equal(
            (run, status, state is "Which" or "Move"),
            (
                (string)clock["runs"]![0]!["run_id"]!,
                (string)clock["runs"]![0]!["status"]!,
                (bool)clock["runs"]![0]!["has_entered"]!
            )
        );
    }

    private static async Task<IEnumerable<string>> CoverageAsync(TestEmulator emulator, JsonObject flow)
    {
        var coverage = (await SendAsync(emulator, "GET", $"coverage?flow_id={flow["id"]}")).Ok();
        return from state in coverage["states"]!.AsArray()
               from line in (IEnumerable<string>)
                   [$"{state["visits"]}", .. state["branches"]!.AsArray().Select(branch => Describe(branch!))]
               select $"{state["name"]} {line}";
    }

    private static string Describe(JsonNode branch)
    {
        var position = branch["position"] is { } number ? $" {number}" : "";
        return $"{branch["kind"]}{position} {branch["next"]} {branch["visits"]}";
    }

    private static async Task<string> AddAsync(TestEmulator emulator, string outcome) =>
        (string)(await SendAsync(emulator, "POST", "outcomes", outcome)).Ok()["id"]!;

    private static async Task<IEnumerable<(string Id, int Uses)>> UsesAsync(TestEmulator emulator) =>
        (await SendAsync(emulator, "GET", "outcomes")).Ok()["outcomes"]!
            .AsArray()
            .Select(outcome => ((string)outcome!["id"]!, (int)outcome["used_count"]!));

    private static Task<TestEmulator.Response> SendAsync(
        TestEmulator emulator,
        string method,
        string path,
        string? body = null
    ) => emulator.SendAsync(method, $"_emulator/{path}", body, token: null);
}
