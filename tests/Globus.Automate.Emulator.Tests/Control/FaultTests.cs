namespace Globus.Automate.Emulator.Tests.Control;

public sealed class FaultTests
{
    private const string Definition = """{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}""";

    [Fact]
    public async Task A_fault_befalls_as_many_requests_as_it_says()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await Plan(
            emulator,
            """
            {"method": "GET", "path": "/runs*", "status": 503, "headers": {"Retry-After": 7}, "body": {"error": {"code": "BUSY"}}, "times": 2}
            """
        );
        Assert.Equal(200, (int)(await emulator.SendAsync("GET", "flows")).Status);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var response = await emulator.SendAsync("GET", "runs");
            Assert.Equal((503, "BUSY"), ((int)response.Status, response.Code));
            Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter!.Delta);
        }

        Assert.Equal(200, (int)(await emulator.SendAsync("GET", "runs")).Status);
    }

    [Fact]
    public async Task A_connection_can_be_cut_before_the_request_has_an_effect()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.GetTokenAsync();
        await Plan(emulator, """{"method": "POST", "path": "/flows", "reset": true}""");
        await Assert.ThrowsAsync<HttpRequestException>(() => emulator.CreateFlowAsync(Definition));
        Assert.Empty((await emulator.SendAsync("GET", "flows")).Ok()["flows"]!.AsArray());
    }

    [Fact]
    public async Task A_response_can_be_lost_after_the_request_had_its_effect()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.GetTokenAsync();
        await Plan(emulator, """{"method": "POST", "path": "/flows", "reset": true, "after": true}""");
        await Assert.ThrowsAsync<HttpRequestException>(() => emulator.CreateFlowAsync(Definition));
        Assert.Single((await emulator.SendAsync("GET", "flows")).Ok()["flows"]!.AsArray());
    }

    [Fact]
    public async Task A_response_can_break_off_in_the_middle()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.GetTokenAsync();
        await Plan(emulator, """{"path": "/flows", "truncate": true}""");
        await Assert.ThrowsAsync<HttpRequestException>(() => emulator.SendAsync("GET", "flows"));
        Assert.Equal(200, (int)(await emulator.SendAsync("GET", "flows")).Status);
    }

    [Fact]
    public async Task A_response_can_be_held_back_and_carry_other_headers()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await Plan(emulator, """{"path": "/flows", "delay": 0.001, "headers": {"X-Seen": "yes"}}""");
        var response = await emulator.SendAsync("GET", "flows");
        Assert.Equal(200, (int)response.Status);
        Assert.Equal("yes", Assert.Single(response.Headers.GetValues("X-Seen")));
        Assert.NotNull(response.Body!["flows"]);
    }

    [Fact]
    public async Task Faults_are_listed_and_cleared()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await Plan(emulator, """{"path": "/flows", "status": 500, "times": 5}""");
        await emulator.SendAsync("GET", "flows");
        var planned = (await emulator.SendAsync("GET", "_emulator/faults", body: null, token: null)).Ok()[
            "faults"
        ]!.AsArray();
        Assert.Equal(4, (int)Assert.Single(planned)!["times"]!);
        (await emulator.SendAsync("DELETE", "_emulator/faults", body: null, token: null)).Ok();
        Assert.Equal(200, (int)(await emulator.SendAsync("GET", "flows")).Status);
    }

    private static async Task Plan(TestEmulator emulator, string fault) =>
        Assert.Equal(201, (int)(await emulator.SendAsync("POST", "_emulator/faults", fault, token: null)).Status);
}
