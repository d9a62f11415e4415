using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Tests.Timers;

/// <summary>A timer starts each run at the time of its schedule, in the order of all events.</summary>
public sealed class ScheduleTests
{
    private const int Day = 86_400;

    private const string WaitsAnHour = """
        {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 3600, "Next": "P"}, "P": {"Type": "Pass", "End": true}}}
        """;

    public static TheoryData<string, string> Schedules => CaseFile.Read("timer-schedules");

    public static TheoryData<string, string> Refusals => CaseFile.Read("timer-refusals");

    [Theory]
    [MemberData(nameof(Schedules))]
    public async Task A_timer_starts_its_runs_by_its_schedule(string schedule, string expected)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var script = await TimerScript.StartAsync(emulator);
        var id = await script.CreateAsync(schedule);
        await emulator.AdvanceAsync(1000);
        var timer = await script.GetAsync(id);
        var times = string.Join(' ', script.RunTimes(timer));
        Assert.Equal(expected, $"{times}; {timer["status"]} {timer["n_runs"]} {timer["n_errors"]}");
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_schedule_that_is_not_valid_is_refused(string schedule, string expected)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var script = await TimerScript.StartAsync(emulator);
        var response = await script.TryCreateAsync(script.NewTimer(schedule));
        Assert.Equal(422, (int)response.Status);
        var problems = response.Body!["detail"]!.AsArray().Select(Describe);
        Assert.Contains(expected, string.Join("; ", problems), StringComparison.Ordinal);
        Assert.Empty((await script.SendAsync("GET", "jobs/")).Ok()["jobs"]!.AsArray());
    }

    [Fact]
    public async Task A_daily_timer_starts_thirty_runs_in_thirty_days()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var script = await TimerScript.StartAsync(emulator, WaitsAnHour);
        var id = await script.CreateAsync(
            $$$"""{"type": "recurring", "interval_seconds": {{{Day}}}, "start": {+86400}}"""
        );
        await emulator.AdvanceAsync(30.5 * Day);
        var timer = await script.GetAsync(id);
        Assert.Equal(Enumerable.Range(1, 30).Select(day => (double)day * Day), script.RunTimes(timer));
        Assert.All(timer["results"]!["data"]!.AsArray(), result =>
            Assert.Equal(
                ("SUCCEEDED", 3600d),
                (
                    (string)result!["data"]!["status"]!,
                    script.Seconds((string)result["data"]!["completion_time"]!)
                        - script.Seconds((string)result["ran_at"]!)
                )
            )
        );
    }

    [Fact]
    public async Task Timers_and_waits_happen_in_the_order_of_their_times()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var script = await TimerScript.StartAsync(emulator, WaitsAnHour);
        var slow = await script.CreateAsync("""{"type": "recurring", "interval_seconds": 3000}""");
        var fast = await script.CreateAsync("""{"type": "recurring", "interval_seconds": 1700, "start": {+100}}""");
        await emulator.AdvanceAsync(9000);
        Assert.Equal([0, 3000, 6000, 9000], script.RunTimes(await script.GetAsync(slow)));
        Assert.Equal([100, 1800, 3500, 5200, 6900, 8600], script.RunTimes(await script.GetAsync(fast)));
    }

    [Fact]
    public async Task A_timer_without_an_end_does_not_move_the_clock_forever()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var script = await TimerScript.StartAsync(emulator);
        await script.CreateAsync("""{"type": "recurring", "interval_seconds": 60}""");
        var inactive = await emulator.StartAsync(
            await emulator.CreateFlowAsync(
                """
                {"StartAt": "H", "States": {"H": {"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world",
                  "Parameters": {"required_dependent_scope": "urn:globus:auth:scope:transfer.api.globus.org:all"}, "End": true}}}
                """
            )
        );
        var moved = (
            await emulator.SendAsync(
                "POST",
                "_emulator/clock",
                $$$"""{"until": {"runs_ended": ["{{{inactive}}}"]}}""",
                token: null
            )
        ).Ok();
        Assert.Equal("nothing_due", (string)moved["stopped_by"]!);
    }

    private static string Describe(JsonNode? problem) =>
        string.Join('.', problem!["loc"]!.AsArray().Select(part => part!.ToString())) + $": {problem["msg"]}";
}
