using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Tests.Control.Page;

/// <summary>The visits of a run's states at <c>GET /_emulator/runs/{id}</c>.</summary>
public sealed class RunViewTests : IDisposable
{
    private const string Loop = """
        {"StartAt": "Start", "States": {
          "Start": {"Type": "Pass", "Parameters": {"n": 0}, "ResultPath": "$.count", "Next": "Count"},
          "Count": {"Type": "ExpressionEval", "Parameters": {"n.=": "count.n + 1"}, "ResultPath": "$.count", "Next": "Again"},
          "Again": {"Type": "Choice", "Choices": [
            {"Variable": "$.count.n", "NumericEquals": -1, "Next": "Call"},
            {"Variable": "$.count.n", "NumericLessThan": 3, "Next": "Count"}], "Default": "Call"},
          "Call": {"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": {"nonsense": 1}, "End": true,
            "Catch": [{"ErrorEquals": ["Other"], "Next": "Count"}, {"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "Greet"}]},
          "Greet": {"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": {"sleep_time": 30}, "ResultPath": "$.greeting", "Next": "Pause"},
          "Pause": {"Type": "Wait", "Seconds": 60, "End": true}}}
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("emulator-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Visits_show_the_path_the_documents_and_the_attempts()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var visits = await VisitsAsync(emulator, await StartLoopAsync(emulator));
        Assert.Equal(
            [
                "1 Start Pass 1  ",
                "2 Count ExpressionEval 1  ",
                "3 Again Choice 1 1 ",
                "4 Count ExpressionEval 2  ",
                "5 Again Choice 2 1 ",
                "6 Count ExpressionEval 3  ",
                "7 Again Choice 3  ",
                "8 Call Action 1  1",
                "9 Greet Action 1  ",
            ],
            visits.Select(visit =>
                $"{visit["number"]} {visit["state_name"]} {visit["state_type"]} {visit["attempt"]} "
                + $"{visit["choice_rule"]} {visit["catch_entry"]}"
            )
        );
        Assert.Equal("""{"n":0}""", visits[0]["output"]!.ToJsonString());
        Assert.Equal("""{"n":1}""", visits[1]["output"]!.ToJsonString());
        Assert.Equal("""{"n":1}""", visits[2]["input"]!["count"]!.ToJsonString());
        Every.Item(visits[..7], visit =>
        {
            Assert.NotNull(visit["end_time"]);
            Assert.Null(visit["exception"]);
            Assert.Null(visit["cause"]);
            Assert.Empty(visit["calls"]!.AsArray());
        });
    }

    [Fact]
    public async Task A_visit_shows_the_caught_exception_and_the_call_that_caused_it()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var visit = (await VisitsAsync(emulator, await StartLoopAsync(emulator)))[7];
        Assert.Equal("""{"nonsense":1}""", visit["input"]!.ToJsonString());
        Assert.Equal(("ActionUnableToRun", null), ((string)visit["exception"]!, visit["output"]));
        var call = Assert.Single(visit["calls"]!.AsArray())!;
        Assert.Equal(
            ("run", "https://actions.globus.org/hello_world", "refused", 1),
            ((string)call["operation"]!, (string)call["url"]!, (string)call["result"]!, (int)visit["call_count"]!)
        );
        Assert.Equal("RequestValidationError", (string)call["document"]!["code"]!);
        Assert.Equal(call["document"]!.ToJsonString(), visit["cause"]!.ToJsonString());
        Assert.Equal((string)visit["start_time"]!, (string)call["time"]!);
    }

    [Fact]
    public async Task The_visit_of_a_waiting_run_has_no_end_and_gains_calls()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var runId = await StartLoopAsync(emulator);
        var visit = (await VisitsAsync(emulator, runId))[^1];
        Assert.Equal((null, null, 0.0), (visit["end_time"], visit["output"], (double)visit["duration_seconds"]!));
        Assert.Equal(["run"], Operations(visit));

        await emulator.AdvanceAsync(20);
        visit = (await VisitsAsync(emulator, runId))[^1];
        Assert.Equal((null, 20.0), (visit["end_time"], (double)visit["duration_seconds"]!));

        await emulator.AdvanceAsync(20);
        var visits = await VisitsAsync(emulator, runId);
        Assert.NotNull(visits[8]["end_time"]);
        Assert.Equal("SUCCEEDED", (string)visits[8]["output"]!["status"]!);
        Assert.Equal(("run", "status"), (Operations(visits[8])[0], Operations(visits[8])[^1]));
        Assert.Equal(("Pause", null), ((string)visits[9]["state_name"]!, visits[9]["end_time"]));
    }

    [Fact]
    public async Task The_open_visit_of_a_canceled_run_takes_no_longer_than_the_run()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var runId = await StartLoopAsync(emulator);
        await emulator.AdvanceAsync(20);
        (await emulator.SendAsync("POST", $"runs/{runId}/cancel")).Ok();
        await emulator.AdvanceAsync(1000);
        var visit = (await VisitsAsync(emulator, runId))[^1];
        Assert.Equal((null, 20.0), (visit["end_time"], (double)visit["duration_seconds"]!));
    }

    [Fact]
    public async Task Private_values_are_in_no_visit()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(
            """
            {"StartAt": "Copy", "States": {
              "Copy": {"Type": "Pass", "Parameters": {"__Private_Parameters": ["named"], "named.$": "$._private_x", "open": 1, "deep": [{"_private_y.$": "$._private_x"}]},
                "ResultPath": "$.copy", "Next": "Refused"},
              "Refused": {"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world",
                "Parameters": {"__Private_Parameters": ["nonsense"], "nonsense.$": "$._private_x", "_private_x.$": "$._private_x"}, "Next": "Call",
                "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$._private_error", "Next": "Call"}]},
              "Call": {"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world",
                "Parameters": {"__Private_Parameters": ["echo_string", "hello"], "echo_string": "named"}, "ResultPath": "$._private_call", "Next": "End"},
              "End": {"Type": "Pass", "InputPath": "$.deep", "ResultPath": "$._private_end", "End": true}}}
            """
        );
        var runId = await emulator.StartAsync(flow, """{"_private_x": "c4n4ry", "deep": {"_private_x": "c4n4ry"}}""");
        var visits = await VisitsAsync(emulator, runId);
        Assert.Equal("""{"open":1,"deep":[{}]}""", visits[0]["output"]!.ToJsonString());
        Assert.Equal("{}", visits[2]["input"]!.ToJsonString());
        Assert.Equal("""{"Hello":"World"}""", visits[2]["output"]!["details"]!.ToJsonString());
        Assert.Equal("""{"Hello":"World"}""", visits[2]["calls"]![0]!["document"]!["details"]!.ToJsonString());
        Assert.Equal(["Copy", "Refused", "Call", "End"], visits.Select(visit => (string)visit["state_name"]!));
        Every.Item(visits, visit => Assert.DoesNotContain("c4n4ry", visit.ToJsonString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_of_visits_start_at_a_number()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(
            """
            {"StartAt": "Count", "States": {
              "Count": {"Type": "ExpressionEval", "Parameters": {"n.=": "count.n + 1"}, "ResultPath": "$.count", "Next": "Again"},
              "Again": {"Type": "Choice", "Choices": [{"Variable": "$.count.n", "NumericLessThan": 125, "Next": "Count"}], "Default": "Count2"},
              "Count2": {"Type": "Pass", "End": true}}}
            """
        );
        var runId = await emulator.StartAsync(flow, """{"count": {"n": 0}}""");
        Assert.Equal((152, 251, 100), await RangeAsync(""));
        Assert.Equal((1, 100, 100), await RangeAsync("?visit=1"));
        Assert.Equal((1, 100, 100), await RangeAsync("?visit=0"));
        Assert.Equal((101, 200, 100), await RangeAsync("?visit=101"));
        Assert.Equal((201, 251, 51), await RangeAsync("?visit=201"));
        Assert.Equal((251, 251, 1), await RangeAsync("?visit=251"));
        Assert.Empty(await VisitsAsync(emulator, runId, "?visit=252"));
        Assert.Equal(251, (int)(await ShowAsync(emulator, runId, "?visit=252"))["visit_count"]!);
        Assert.Equal(125, (int)(await VisitsAsync(emulator, runId))[^2]["attempt"]!);

        async Task<(int First, int Last, int Count)> RangeAsync(string query)
        {
            var visits = await VisitsAsync(emulator, runId, query);
            return ((int)visits[0]["number"]!, (int)visits[^1]["number"]!, visits.Count);
        }
    }

    [Theory]
    [InlineData("visit=-1", "visit")]
    [InlineData("visit=1.5", "visit")]
    [InlineData("visit=all", "visit")]
    [InlineData("visit=99999999999", "visit")]
    [InlineData("visit=1&after=x", "after")]
    public async Task A_position_that_is_not_a_whole_number_is_refused(string query, string name)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var runId = await StartLoopAsync(emulator);
        var response = await emulator.SendAsync("GET", $"_emulator/runs/{runId}?{query}", body: null, token: null);
        Assert.Equal((400, "BAD_REQUEST"), ((int)response.Status, response.Code));
        Assert.Equal($"'{name}' must be a whole number.", (string)response.Body!["error"]!["detail"]!);
    }

    [Fact]
    public async Task Visits_survive_a_restart()
    {
        var options = new EmulatorOptions { DataDirectory = _directory };
        string runId;
        string before;
        await using (var emulator = await TestEmulator.StartAsync(options))
        {
            runId = await StartLoopAsync(emulator);
            await emulator.AdvanceAsync(40);
            before = Text(await VisitsAsync(emulator, runId));
        }

        await using var again = await TestEmulator.StartAsync(options);
        Assert.Equal(before, Text(await VisitsAsync(again, runId)));
        await again.AdvanceAsync(60);
        var visits = await VisitsAsync(again, runId);
        Assert.Equal(10, visits.Count);
        Assert.NotNull(visits[^1]["end_time"]);
    }

    [Fact]
    public async Task A_dump_brings_the_visits_into_another_emulator()
    {
        await using var first = await TestEmulator.StartAsync();
        var runId = await StartLoopAsync(first);
        await first.AdvanceAsync(40);
        var before = Text(await VisitsAsync(first, runId));
        var dump = (await first.SendAsync("GET", "_emulator/state", body: null, token: null)).Ok();

        await using var second = await TestEmulator.StartAsync();
        (await second.SendAsync("POST", "_emulator/seed", dump.ToJsonString(), token: null)).Ok();
        Assert.Equal(before, Text(await VisitsAsync(second, runId)));
    }

    [Fact]
    public async Task Without_documents_visits_show_their_rules_and_what_follows()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var runId = await StartLoopAsync(emulator);
        var shown = await ShowAsync(emulator, runId, "?documents=false");
        Assert.Equal(
            [
                "1 Start 1   Count",
                "2 Count 1   Again",
                """3 Again 1 {"Variable":"$.count.n","NumericLessThan":3}  Count""",
                "4 Count 2   Again",
                """5 Again 2 {"Variable":"$.count.n","NumericLessThan":3}  Count""",
                "6 Count 3   Again",
                "7 Again 3 Default  Call",
                """8 Call 1  {"ErrorEquals":["States.ALL"],"ResultPath":"$.error"} Greet""",
                "9 Greet 1   ",
            ],
            shown["visits"]!
                .AsArray()
                .Select(visit =>
                    $"{visit!["number"]} {visit["state_name"]} {visit["attempt"]} {visit["rule"]} {visit["catch"]} "
                    + $"{visit["next_state"]}"
                )
        );
        Every.Item([.. shown["visits"]!.AsArray()], visit => Assert.False(visit!.AsObject().ContainsKey("input")));
        Assert.Equal(
            ["Again 3", "Call 1", "Count 3", "Greet 1", "Start 1"],
            shown["states"]!.AsArray().Select(state => $"{state!["name"]} {state["visits"]}")
        );
        Assert.Equal(
            ["Again Call 1", "Again Count 2", "Call Greet 1", "Count Again 3", "Start Count 1"],
            shown["edges"]!.AsArray().Select(edge => $"{edge!["from"]} {edge["to"]} {edge["count"]}")
        );
    }

    [Fact]
    public async Task One_visit_has_all_documents()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var runId = await StartLoopAsync(emulator);
        var all = await VisitsAsync(emulator, runId);
        for (var number = 1; number <= all.Count; number++)
        {
            var path = $"_emulator/runs/{runId}/visits/{number}";
            var visit = (await emulator.SendAsync("GET", path, body: null, token: null)).Ok();
            Assert.Equal(all[number - 1].ToJsonString(), visit.ToJsonString());
        }

        foreach (var number in (string[])["0", "10", "-1", "x"])
        {
            var path = $"_emulator/runs/{runId}/visits/{number}";
            Assert.Equal("NOT_FOUND", (await emulator.SendAsync("GET", path, body: null, token: null)).Code);
        }
    }

    private static async Task<string> StartLoopAsync(TestEmulator emulator) =>
        await emulator.StartAsync(await emulator.CreateFlowAsync(Loop));

    private static async Task<JsonNode> ShowAsync(TestEmulator emulator, string runId, string query)
    {
        await emulator.Host.Services.Worker.WhenIdleAsync();
        return (await emulator.SendAsync("GET", $"_emulator/runs/{runId}{query}", body: null, token: null)).Ok();
    }

    private static async Task<List<JsonObject>> VisitsAsync(TestEmulator emulator, string runId, string query = "") =>
        [.. (await ShowAsync(emulator, runId, query))["visits"]!.AsArray().Select(visit => visit!.AsObject())];

    private static List<string> Operations(JsonObject visit) =>
        [.. visit["calls"]!.AsArray().Select(call => (string)call!["operation"]!)];

    /// <summary>The visits as text, without the duration of an open visit, which depends on the clock.</summary>
    private static string Text(IReadOnlyList<JsonObject> visits)
    {
        foreach (var visit in visits)
        {
            visit.Remove("duration_seconds");
        }

        return string.Join('\n', visits.Select(visit => visit.ToJsonString()));
    }
}
