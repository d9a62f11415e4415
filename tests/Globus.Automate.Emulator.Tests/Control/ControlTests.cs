using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Tests.Control;

public sealed class ControlTests
{
    [Fact]
    public async Task Health_tells_where_everything_is()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var health = (await emulator.SendAsync("GET", "_emulator/health", body: null, token: null)).Ok();
        Assert.Equal("ok", (string)health["status"]!);
        Assert.Equal(emulator.Host.Address.AbsoluteUri, (string)health["urls"]!["flows"]!);
        Assert.Equal(Environment.ProcessId, (int)health["process_id"]!);
        Assert.True((bool)health["clock"]!["frozen"]!);
    }

    [Fact]
    public async Task Moving_the_clock_wakes_what_is_due_before_it_responds()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var run = await emulator.RunAsync(
            await emulator.CreateFlowAsync(
                """{"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 31536000, "End": true}}}"""
            )
        );
        var before = emulator.Host.Clock.GetUtcNow();
        var clock = (await Post(emulator, "clock", """{"advance": 31536000}""")).Ok();
        Assert.Equal(before.AddDays(365), emulator.Host.Clock.GetUtcNow());
        Assert.True((bool)clock["frozen"]!);
        // The token is long out of date by then: look at the store.
        Assert.Equal("SUCCEEDED", emulator.Host.Services.Database.Find("SELECT status FROM run", row => row.Text(0)));
        Assert.NotNull(run["run_id"]);
    }

    [Fact]
    public async Task The_clock_can_be_scaled_and_released()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var clock = (await Post(emulator, "clock", """{"scale": 60, "frozen": false}""")).Ok();
        Assert.Equal(60, (double)clock["scale"]!);
        Assert.False((bool)clock["frozen"]!);
        Assert.False(emulator.Host.Clock.IsFrozen);
    }

    [Theory]
    [InlineData("clock", """{"advance": "1"}""")]
    [InlineData("clock", """{"advance_to": "later"}""")]
    [InlineData("clock", """{"speed": 1}""")]
    [InlineData("clock", "[]")]
    [InlineData("clock", "{")]
    [InlineData("faults", "{}")]
    [InlineData("faults", """{"path": "/*", "status": 99}""")]
    [InlineData("faults", """{"path": "/*", "times": 0}""")]
    [InlineData("faults", """{"path": "/*", "headers": {"a": []}}""")]
    public async Task A_request_that_makes_no_sense_is_refused(string path, string body)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await Post(emulator, path, body);
        Assert.Equal((400, "BAD_REQUEST"), ((int)response.Status, response.Code));
    }

    [Fact]
    public async Task A_reset_forgets_everything()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.RunAsync(
            await emulator.CreateFlowAsync("""{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}""")
        );
        Assert.Equal(200, (int)(await Post(emulator, "reset", "{}")).Status);
        Assert.Equal(401, (int)(await emulator.SendAsync("GET", "flows")).Status);
        foreach (var table in (string[])["flow", "run", "visit", "token"])
        {
            Assert.Equal(
                0,
                emulator.Host.Services.Database.Find($"SELECT count(*) FROM {table}", row => row.Number(0))
            );
        }
    }

    [Fact]
    public async Task Requests_are_recorded_without_secrets()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var token = await emulator.GetTokenAsync();
        await emulator.SendAsync("GET", "runs?per_page=5&token=hush");
        await emulator.SendAsync("POST", "flows", """{"title": "t", "nested": {"access_token": "hush"}}""", token);
        var text = (await emulator.SendAsync("GET", "_emulator/requests", body: null, token: null)).Ok().ToJsonString();
        Assert.DoesNotContain(token, text, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", text, StringComparison.Ordinal);
        Assert.DoesNotContain("development-secret", text, StringComparison.Ordinal);
        var requests = JsonNode.Parse(text)!["requests"]!.AsArray();
        Assert.Equal(
            ["POST /v2/oauth2/token 200", "GET /runs 200", "POST /flows 422"],
            requests.Select(entry => $"{entry!["method"]} {entry["path"]} {entry["status"]}")
        );
        Assert.Equal("client_credentials", (string)requests[0]!["body"]!["grant_type"]!);
        Assert.Equal("Basic ***", (string)requests[0]!["headers"]!["Authorization"]!);
        Assert.Equal("5", (string)requests[1]!["query"]!["per_page"]!);
        Assert.Equal("t", (string)requests[2]!["body"]!["title"]!);
    }

    private static Task<TestEmulator.Response> Post(TestEmulator emulator, string path, string body) =>
        emulator.SendAsync("POST", $"_emulator/{path}", body, token: null);
}
