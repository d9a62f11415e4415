using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Tests.Control;

/// <summary>No number, date or duration that the emulator takes can stop it.</summary>
public sealed class ExtremeValueTests
{
    private const string Input = """{"huge": 1e400, "tiny": 1e-400, "last": "9999-12-31T23:59:59.9999999Z"}""";

    public static TheoryData<string, string> Cases => CaseFile.Read("extreme-values");

    /// <remarks>
    /// A case is a request with its status, <c>RUN</c> with the one state of a flow and the status of its run, or
    /// <c>ACTION</c> with members of a request that starts an action.
    /// </remarks>
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_value_at_the_limit_works_and_one_beyond_is_refused(string text, string expected)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var words = text.Split(' ', 2);
        Assert.Equal(
            expected,
            words[0] switch
            {
                "RUN" => await RunAsync(emulator, words[1]),
                "ACTION" => await StartActionAsync(emulator, JsonNode.Parse(words[1])!.AsObject()),
                _ => await SendAsync(emulator, words[0], words[1]),
            }
        );
        await AssertAliveAsync(emulator);
    }

    [Fact]
    public async Task The_clock_stops_before_the_last_date_and_the_emulator_does_not()
    {
        await using var emulator = await TestEmulator.StartAsync();
        emulator.Host.Clock.AdvanceTo(DateTimeOffset.MaxValue);
        emulator.Host.Clock.Unfreeze();
        emulator.Host.Clock.SetScale(EmulatorClock.LargestScale);
        Assert.Equal(EmulatorClock.Latest, emulator.Host.Clock.GetUtcNow());
        emulator.Host.Clock.Advance(TimeSpan.MaxValue);
        Assert.Equal(EmulatorClock.Latest, emulator.Host.Clock.GetUtcNow());
        await AssertAliveAsync(emulator);
    }

    private static async Task<string> SendAsync(TestEmulator emulator, string method, string rest)
    {
        var parts = rest.Split(' ', 2);
        var response = await emulator.SendAsync(
            method,
            parts[0],
            parts.ElementAtOrDefault(1),
            await emulator.GetTokenAsync()
        );
        return $"{(int)response.Status}";
    }

    private static async Task<string> RunAsync(TestEmulator emulator, string state)
    {
        state = state.Replace("\"/actions", $"\"{emulator.Host.Address}actions", StringComparison.Ordinal);
        var flow = await emulator.CreateFlowAsync($$"""{"StartAt": "S", "States": {"S": {{state}} } }""");
        return (string)(await emulator.RunAsync(flow, Input))["status"]!;
    }

    private static async Task<string> StartActionAsync(TestEmulator emulator, JsonObject request)
    {
        request["request_id"] = "extreme";
        request["body"] = new JsonObject { ["echo_string"] = "a" };
        var response = await emulator.SendAsync("POST", "actions/hello_world/run", request, TestEmulator.HelloScope);
        if ((int)response.Status < 300)
        {
            (
                await emulator.SendAsync(
                    "GET",
                    $"actions/hello_world/{response.Body!["action_id"]}/status",
                    scope: TestEmulator.HelloScope
                )
            ).Ok();
        }

        return $"{(int)response.Status}";
    }

    /// <summary>Its control interface answers, its dump can be seeded, and a run that waits succeeds.</summary>
    private static async Task AssertAliveAsync(TestEmulator emulator)
    {
        (
            await emulator.SendAsync(
                "POST",
                "_emulator/outcomes",
                """{"url": "none", "steps": [{"status": "FAILED"}]}""",
                token: null
            )
        ).Ok();
        (await emulator.SendAsync("DELETE", "_emulator/outcomes", body: null, token: null)).Ok();
        (await emulator.SendAsync("POST", "_emulator/clock", """{"scale": 1, "frozen": true}""", token: null)).Ok();
        Assert.Equal(
            "ok",
            (string)(await emulator.SendAsync("GET", "_emulator/health", body: null, token: null)).Ok()["status"]!
        );
        var dump = (await emulator.SendAsync("GET", "_emulator/state", body: null, token: null)).Ok();
        (await emulator.SendAsync("POST", "_emulator/seed", dump.ToJsonString(), token: null)).Ok();
        (await emulator.SendAsync("GET", "_emulator/policies", body: null, token: null)).Ok();
        emulator.ForgetTokens();
        var seconds = emulator.Host.Clock.GetUtcNow() < EmulatorClock.Latest ? 5 : 0;
        var run = await emulator.RunAsync(
            await emulator.CreateFlowAsync(
                $$"""{"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": {{seconds}}, "End": true} } }"""
            )
        );
        await emulator.AdvanceAsync(seconds);
        Assert.Equal("SUCCEEDED", (string)(await emulator.GetRunAsync((string)run["run_id"]!))["status"]!);
    }
}
