using System.Globalization;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Tests.Control;

/// <summary>The clock moves from one event to the next, however it is moved.</summary>
public sealed class ClockTests
{
    private const string TwoWaits = """
        {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 10, "Next": "B"},
          "B": {"Type": "Wait", "Seconds": 10, "Next": "C"}, "C": {"Type": "Pass", "End": true}}}
        """;

    private const string LateAction = """
        {"StartAt": "A", "States": {"A": {"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world",
          "WaitTime": 60, "Parameters": {"sleep_time": 100}, "ResultPath": "$.A", "Next": "B"},
          "B": {"Type": "Pass", "End": true}}}
        """;

    private const string Action = """
        {"StartAt": "A", "States": {"A": {"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world",
          "WaitTime": 60, "Parameters": {"sleep_time": 30}, "ResultPath": "$.A", "Next": "B"},
          "B": {"Type": "Wait", "Seconds": 5, "End": true}}}
        """;

    /// <summary>A flow, how its run ends, and after how many seconds each of its visits ended.</summary>
    public static TheoryData<string, string, string> Flows =>
        new()
        {
            { TwoWaits, "SUCCEEDED", "10 20 20" },
            { LateAction, "FAILED", "60" },
            { Action, "SUCCEEDED", "30 35" },
        };

    [Theory]
    [MemberData(nameof(Flows))]
    public async Task An_advance_beyond_the_end_gives_the_same_run_as_small_steps(
        string definition,
        string status,
        string ends
    )
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(definition);
        var jumped = await emulator.StartAsync(flow);
        await MoveAsync(emulator, """{"advance": 7200}""");
        await CheckAsync(emulator, jumped, status, ends);

        var stepped = await emulator.StartAsync(flow);
        for (var second = 0; second < 100; second++)
        {
            await MoveAsync(emulator, """{"advance": 1}""");
        }

        await CheckAsync(emulator, stepped, status, ends);
    }

    [Fact]
    public async Task Moves_at_the_same_time_add_up()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var before = emulator.Host.Clock.GetUtcNow();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => MoveAsync(emulator, """{"advance": 600}""")));
        Assert.Equal(before.AddSeconds(1800), emulator.Host.Clock.GetUtcNow());
    }

    [Fact]
    public async Task An_action_that_ends_in_time_never_times_out()
    {
        const int trials = 120;
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Action);
        var runs = new List<string>();
        for (var trial = 0; trial < trials; trial++)
        {
            runs.Add(await emulator.StartAsync(flow));
            await MoveAsync(emulator, """{"advance": 1}""");
        }

        await MoveAsync(emulator, """{"advance": 7200}""");
        foreach (var run in runs)
        {
            await CheckAsync(emulator, run, "SUCCEEDED", "30 35");
        }
    }

    [Theory]
    [MemberData(nameof(Flows))]
    public async Task A_fast_clock_keeps_the_order(string definition, string status, string ends)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(definition);
        (await PostAsync(emulator, """{"scale": 100000, "frozen": false}""")).Ok();
        var runs = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            runs.Add(await emulator.StartAsync(flow));
        }

        var ids = string.Join(", ", runs.Select(run => $"\"{run}\""));
        await MoveAsync(emulator, $$$"""{"until": {"runs_ended": [{{{ids}}}]}}""");
        foreach (var run in runs)
        {
            await CheckAsync(emulator, run, status, ends);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Runs_take_their_turns_in_the_order_of_time(bool jumps)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(
            """
            {"StartAt": "A", "States": {"A": {"Type": "Wait", "SecondsPath": "$.first", "Next": "B"},
              "B": {"Type": "Wait", "SecondsPath": "$.second", "Next": "C"}, "C": {"Type": "Pass", "End": true}}}
            """
        );
        var runs = new[]
        {
            await emulator.StartAsync(flow, """{"first": 3, "second": 10}"""),
            await emulator.StartAsync(flow, """{"first": 5, "second": 1}"""),
            await emulator.StartAsync(flow, """{"first": 4, "second": 4}"""),
        };
        if (jumps)
        {
            // A run that has not begun yet would begin after the jump.
            await emulator.Host.Services.Worker.WhenIdleAsync();
            emulator.Host.Clock.Advance(TimeSpan.FromDays(1));
            await emulator.Host.Services.Worker.WhenIdleAsync();
        }
        else
        {
            await MoveAsync(emulator, """{"advance": 86400}""");
        }

        var order = emulator.Host.Services.Database.Query(
            "SELECT run_id FROM run ORDER BY completion_time, turn",
            row => row.Text(0)
        );
        Assert.Equal([runs[1], runs[2], runs[0]], order);
    }

    [Theory]
    [InlineData("""{"until": {"runs_ended": ["{run}"]}}""", "runs_ended", 20)]
    [InlineData("""{"until": {"state_entered": {"run_id": "{run}", "state_name": "B"}}}""", "state_entered", 10)]
    [InlineData("""{"until": {"state_entered": {"run_id": "{run}", "state_name": "A"}}}""", "state_entered", 0)]
    [InlineData("""{"until": {"elapsed": 15}}""", "elapsed", 15)]
    [InlineData("""{"until": {"runs_ended": ["{run}"], "elapsed": 15}}""", "elapsed", 15)]
    [InlineData("""{"until": {"runs_ended": ["{run}"], "elapsed": 86400}}""", "runs_ended", 20)]
    [InlineData(
        """{"until": {"runs_ended": ["{run}"], "state_entered": {"run_id": "{run}", "state_name": "B"}}}""",
        "state_entered",
        10
    )]
    [InlineData("""{"until": {"state_entered": {"run_id": "{run}", "state_name": "nowhere"}}}""", "nothing_due", 20)]
    [InlineData("""{"advance": 12.5}""", "time", 12.5)]
    [InlineData("{}", "time", 0)]
    public async Task The_clock_stops_at_the_first_condition_and_says_which(
        string request,
        string reason,
        double elapsed
    )
    {
        await using var emulator = await TestEmulator.StartAsync();
        var run = await emulator.StartAsync(await emulator.CreateFlowAsync(TwoWaits));
        var before = emulator.Host.Clock.GetUtcNow();
        var response = await MoveAsync(emulator, request.Replace("{run}", run, StringComparison.Ordinal));
        Assert.Equal((reason, elapsed), ((string)response["stopped_by"]!, (double)response["elapsed"]!));
        Assert.Equal(before.AddSeconds(elapsed), emulator.Host.Clock.GetUtcNow());
    }

    [Theory]
    [InlineData("""{"until": {}}""", 400)]
    [InlineData("""{"until": []}""", 400)]
    [InlineData("""{"until": {"runs_ended": []}}""", 400)]
    [InlineData("""{"until": {"elapsed": null}}""", 400)]
    [InlineData("""{"until": {"ended": []}}""", 400)]
    [InlineData("""{"until": {"runs_ended": "x"}}""", 400)]
    [InlineData("""{"until": {"runs_ended": ["x"]}}""", 422)]
    [InlineData("""{"until": {"runs_ended": ["10ca1000-0000-4000-8000-000000000009"]}}""", 422)]
    [InlineData("""{"until": {"state_entered": {"run_id": "10ca1000-0000-4000-8000-000000000009"}}}""", 400)]
    [InlineData("""{"until": {"elapsed": -1}}""", 422)]
    [InlineData("""{"until": {"elapsed": 1e300}}""", 422)]
    [InlineData("""{"until": {"elapsed": 1}, "advance": 1}""", 400)]
    [InlineData("""{"advance_to": "2999-01-01T00:00:00Z", "advance": 1}""", 400)]
    public async Task A_condition_that_cannot_be_used_is_refused(string request, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var before = emulator.Host.Clock.GetUtcNow();
        Assert.Equal(status, (int)(await PostAsync(emulator, request)).Status);
        Assert.Equal(before, emulator.Host.Clock.GetUtcNow());
    }

    [Fact]
    public void The_clock_never_goes_back_and_does_not_pass_an_event()
    {
        var clock = new EmulatorClock();
        clock.Freeze();
        var start = clock.GetUtcNow();
        clock.HoldAt(start.AddSeconds(10));
        clock.Advance(TimeSpan.FromSeconds(100));
        Assert.Equal((start.AddSeconds(10), start.AddSeconds(100)), (clock.GetUtcNow(), clock.Target));
        clock.HoldAt(start.AddSeconds(5));
        Assert.Equal(start.AddSeconds(10), clock.GetUtcNow());
        clock.HoldAt(start.AddSeconds(20));
        Assert.Equal(start.AddSeconds(20), clock.GetUtcNow());
        clock.HoldAt(null);
        Assert.Equal(start.AddSeconds(100), clock.GetUtcNow());
    }

    private static async Task CheckAsync(TestEmulator emulator, string runId, string status, string ends)
    {
        await emulator.Host.Services.Worker.WhenIdleAsync();
        var run = await emulator.GetRunAsync(runId);
        Assert.Equal(status, (string)run["status"]!);
        var shown = (await emulator.SendAsync("GET", $"_emulator/runs/{runId}", body: null, token: null)).Ok();
        var start = Time(run["start_time"]);
        Assert.Equal(
            ends,
            string.Join(
                ' ',
                shown["visits"]!.AsArray().Select(visit => (Time(visit!["end_time"]) - start).TotalSeconds)
            )
        );
    }

    private static DateTimeOffset Time(JsonNode? text) =>
        DateTimeOffset.Parse(text!.ToString(), CultureInfo.InvariantCulture);

    private static async Task<JsonNode> MoveAsync(TestEmulator emulator, string request) =>
        (await PostAsync(emulator, request)).Ok();

    private static Task<TestEmulator.Response> PostAsync(TestEmulator emulator, string request) =>
        emulator.SendAsync("POST", "_emulator/clock", request, token: null);
}
