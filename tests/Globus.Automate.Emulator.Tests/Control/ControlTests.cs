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

    [Theory]
    [InlineData("", "/flows /runs /runs")]
    [InlineData("?method=get", "/flows /runs /runs")]
    [InlineData("?method=DELETE", "")]
    [InlineData("?path=/runs", "/runs /runs")]
    [InlineData("?path=/r*&last=1", "/runs")]
    [InlineData("?last=2", "/runs /runs")]
    [InlineData("?last=9", "/flows /runs /runs")]
    public async Task Recorded_requests_are_selected(string query, string expected)
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.GetTokenAsync();
        (await emulator.SendAsync("DELETE", "_emulator/requests", body: null, token: null)).Ok();
        await emulator.SendAsync("GET", "flows");
        await emulator.SendAsync("GET", "runs");
        await emulator.SendAsync("GET", "runs?per_page=1");
        var shown = (await emulator.SendAsync("GET", $"_emulator/requests{query}", body: null, token: null)).Ok();
        Assert.Equal(expected, string.Join(' ', shown["requests"]!.AsArray().Select(each => (string)each!["path"]!)));
    }

    [Theory]
    [InlineData("requests?last=0")]
    [InlineData("requests?last=x")]
    [InlineData("requests?url=x")]
    [InlineData("calls")]
    [InlineData("calls?run_id=x")]
    [InlineData("coverage?flow_id=")]
    public async Task A_query_that_makes_no_sense_is_refused(string path)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await emulator.SendAsync("GET", $"_emulator/{path}", body: null, token: null);
        Assert.Equal((400, "BAD_REQUEST"), ((int)response.Status, response.Code));
    }

    [Theory]
    [InlineData("GET", "calls?run_id=22222222-2222-4222-8222-222222222222")]
    [InlineData("GET", "coverage?flow_id=22222222-2222-4222-8222-222222222222")]
    [InlineData("DELETE", "outcomes/22222222-2222-4222-8222-222222222222")]
    [InlineData("DELETE", "outcomes/x")]
    [InlineData("DELETE", "faults/22222222-2222-4222-8222-222222222222")]
    public async Task What_is_not_there_is_not_found(string method, string path)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await emulator.SendAsync(method, $"_emulator/{path}", body: null, token: null);
        Assert.Equal((404, "NOT_FOUND"), ((int)response.Status, response.Code));
    }

    [Fact]
    public async Task One_fault_of_several_is_taken_away()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var first = (await Post(emulator, "faults", """{"path": "/flows", "status": 503}""")).Ok();
        var second = (await Post(emulator, "faults", """{"path": "/flows", "status": 504}""")).Ok();
        var left = (
            await emulator.SendAsync("DELETE", $"_emulator/faults/{first["id"]}", body: null, token: null)
        ).Ok();
        Assert.Equal((string)second["id"]!, (string)Assert.Single(left["faults"]!.AsArray())!["id"]!);
        Assert.Equal(504, (int)(await emulator.SendAsync("GET", "flows")).Status);
    }

    private static Task<TestEmulator.Response> Post(TestEmulator emulator, string path, string body) =>
        emulator.SendAsync("POST", $"_emulator/{path}", body, token: null);
}
