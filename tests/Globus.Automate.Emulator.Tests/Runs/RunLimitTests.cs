using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Tests.Runs;

public sealed class RunLimitTests
{
    private const string Endless = """
        {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Choice", "Choices": [{"Variable": "$.stop", "BooleanEquals": true, "Next": "C"}], "Default": "A"}, "C": {"Type": "Pass", "End": true}}}
        """;

    [Fact]
    public async Task A_run_that_goes_round_and_round_fails_after_many_states()
    {
        await using var emulator = await TestEmulator.StartAsync(new EmulatorOptions { MaximumStatesPerRun = 100 });
        var run = await emulator.RunAsync(await emulator.CreateFlowAsync(Endless), """{"stop": false}""");
        Assert.Equal("FAILED", (string)run["status"]!);
        Assert.Equal("States.Runtime", (string)run["details"]!["details"]!["exception"]!);
        Assert.Contains("more than 100 states", (string)run["details"]!["description"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_that_go_round_and_round_do_not_hold_up_others()
    {
        const int moreThanOneBatch = 70;
        await using var emulator = await TestEmulator.StartAsync(
            new EmulatorOptions { MaximumStatesPerRun = int.MaxValue }
        );
        var endless = await emulator.CreateFlowAsync(Endless);
        var turning = new List<string>();
        for (var i = 0; i < moreThanOneBatch; i++)
        {
            turning.Add(await StartAsync(emulator, endless, """{"body": {"stop": false}}"""));
        }

        var quick = await StartAsync(
            emulator,
            await emulator.CreateFlowAsync("""{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}"""),
            """{"body": {}}"""
        );
        var patience = System.Diagnostics.Stopwatch.StartNew();
        string status;
        do
        {
            status = (string)(await emulator.SendAsync("GET", $"runs/{quick}")).Ok()["status"]!;
        } while (status == "ACTIVE" && patience.Elapsed < TimeSpan.FromMinutes(5));
        Assert.Equal("SUCCEEDED", status);
        Assert.Equal("ACTIVE", (string)(await emulator.SendAsync("GET", $"runs/{turning[0]}")).Ok()["status"]!);
    }

    [Fact]
    public async Task Runs_that_compute_for_long_do_not_hold_up_others()
    {
        const int heavyRuns = 40;
        await using var emulator = await TestEmulator.StartAsync();
        var heavy = await emulator.CreateFlowAsync(
            """
            {"StartAt": "A", "States": {
              "A": {"Type": "ExpressionEval", "Parameters": {"n.=": "len([x + x + x + x + x + x for x in [1] * 9000])"}, "ResultPath": "$.n", "Next": "B"},
              "B": {"Type": "Pass", "Next": "A"}}}
            """
        );
        var waits = await emulator.CreateFlowAsync(
            """
            {"StartAt": "A", "States": {
              "A": {"Type": "Wait", "Seconds": 0, "Next": "B"}, "B": {"Type": "Wait", "Seconds": 0, "Next": "C"},
              "C": {"Type": "Wait", "Seconds": 0, "Next": "D"}, "D": {"Type": "Wait", "Seconds": 0, "End": true}}}
            """
        );
        for (var i = 0; i < heavyRuns; i++)
        {
            await emulator.StartAsync(heavy);
        }

        var before = CountComputed();
        var quick = await emulator.StartAsync(waits);
        string status;
        do
        {
            status = (string)(await emulator.SendAsync("GET", $"runs/{quick}")).Ok()["status"]!;
        } while (status == "ACTIVE");
        Assert.Equal("SUCCEEDED", status);
        Assert.InRange(CountComputed() - before, 0, heavyRuns / 2);

        int CountComputed() =>
            emulator.Host.Services.Database.Find(
                "SELECT count(*) FROM visit WHERE state_type = 'ExpressionEval' AND end_time IS NOT NULL",
                row => row.Number(0)
            );
    }

    [Fact]
    public async Task A_run_that_computes_for_long_goes_on_with_what_it_computed()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var run = await emulator.RunAsync(
            await emulator.CreateFlowAsync(
                """
                {"StartAt": "A", "States": {
                  "A": {"Type": "Pass", "Parameters": {"start": 9000}, "ResultPath": "$.A", "Next": "B"},
                  "B": {"Type": "ExpressionEval", "Parameters": {"n.=": "len([x + x + x for x in [1] * A.start])"}, "ResultPath": "$.B", "Next": "C"},
                  "C": {"Type": "Pass", "End": true}}}
                """
            )
        );
        Assert.Equal("""{"A":{"start":9000},"B":{"n":9000}}""", run["details"]!["output"]!.ToJsonString());
    }

    [Fact]
    public async Task A_run_of_many_short_states_has_each_of_them_in_its_log_in_order()
    {
        const int moreThanOneTurn = 40;
        await using var emulator = await TestEmulator.StartAsync();
        var states = Enumerable
            .Range(0, moreThanOneTurn)
            .Select(i =>
                KeyValuePair.Create(
                    $"S{i}",
                    (JsonNode?)
                        new JsonObject
                        {
                            ["Type"] = "ExpressionEval",
                            ["Parameters"] = new JsonObject { ["n.="] = "at.n + 1" },
                            ["ResultPath"] = "$.at",
                            [i == moreThanOneTurn - 1 ? "End" : "Next"] = i == moreThanOneTurn - 1 ? true : $"S{i + 1}",
                        }
                )
            );
        var definition = new JsonObject { ["StartAt"] = "S0", ["States"] = new JsonObject(states) };
        var run = await emulator.RunAsync(
            await emulator.CreateFlowAsync(definition.ToJsonString()),
            """{"at": {"n": 0}}"""
        );

        Assert.Equal(moreThanOneTurn, (int)run["details"]!["output"]!["at"]!["n"]!);
        var log = await emulator.GetLogAsync((string)run["run_id"]!);
        Assert.Equal(
            [
                "FlowStarted",
                .. Enumerable
                    .Range(0, moreThanOneTurn)
                    .SelectMany(i => new[] { $"ExpressionEvalStarted S{i}", $"ExpressionEvalCompleted S{i}" }),
                "FlowSucceeded",
            ],
            log.Select(entry => $"{entry["code"]} {entry["details"]!["state_name"]}".TrimEnd())
        );
    }

    [Fact]
    public async Task A_state_above_200_KB_fails_the_run()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(
            """
            {"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"a.$": "$.x", "b.$": "$.x"}, "ResultPath": "$.copies", "End": true}}}
            """
        );
        var run = await emulator.RunAsync(flow, $$"""{"x": "{{new string('x', 100 * 1024)}}"}""");
        Assert.Equal("States.DataLimitExceeded", (string)run["details"]!["details"]!["exception"]!);
    }

    [Fact]
    public async Task A_state_that_is_nested_very_deep_fails_the_run_and_no_other()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var deep = string.Concat(Enumerable.Repeat(".a", 500));
        var flow = await emulator.CreateFlowAsync(
            """
            {"StartAt": "A", "States": {"A": {"Type": "Pass", "Result": {}, "ResultPath": "$@", "End": true}}}
            """.Replace("@", deep, StringComparison.Ordinal)
        );
        var run = await emulator.RunAsync(flow);
        Assert.Equal("States.DataLimitExceeded", (string)run["details"]!["details"]!["exception"]!);
        Assert.Equal(
            "ok",
            (string)(await emulator.SendAsync("GET", "_emulator/health", body: null, token: null)).Ok()["status"]!
        );
    }

    private static async Task<string> StartAsync(TestEmulator emulator, JsonObject flow, string body) =>
        (string)
            (
                await emulator.SendAsync(
                    "POST",
                    $"flows/{flow["id"]}/run",
                    JsonNode.Parse(body),
                    (string)flow["globus_auth_scope"]!
                )
            ).Ok()["run_id"]!;
}
