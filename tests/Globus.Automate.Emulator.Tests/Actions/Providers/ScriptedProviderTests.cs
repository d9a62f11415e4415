using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Tests.Actions.Providers;

/// <summary>The scripted provider does what its input says, by time, by answers, and until it is resumed.</summary>
public sealed class ScriptedProviderTests
{
    [Fact]
    public async Task Steps_follow_by_time_and_each_happens_at_its_own_time()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var client = ActionClient.OfScripted(emulator);
        var id = await client.StartAsync(
            """
            {"steps": [{"status": "ACTIVE", "seconds": 5, "display_status": "Warming up"}, {"status": "ACTIVE", "seconds": 5}, {"status": "SUCCEEDED", "details": {"n": 1}}]}
            """
        );
        var started = await client.GetAsync(id);
        Assert.Equal(("ACTIVE", "Warming up"), ((string)started["status"]!, (string)started["display_status"]!));
        await emulator.AdvanceAsync(3600);
        var ended = await client.GetAsync(id);
        Assert.Equal(("SUCCEEDED", """{"n":1}"""), ((string)ended["status"]!, ended["details"]!.ToJsonString()));
        Assert.Equal(
            TimeSpan.FromSeconds(10),
            DateTimeOffset.Parse((string)ended["completion_time"]!, null)
                - DateTimeOffset.Parse((string)ended["start_time"]!, null)
        );
    }

    [Fact]
    public async Task A_step_may_end_after_a_number_of_responses()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var client = ActionClient.OfScripted(emulator);
        var id = await client.StartAsync(
            """{"steps": [{"status": "ACTIVE", "answers": 3}, {"status": "FAILED", "details": "no luck"}]}"""
        );
        Assert.Equal("ACTIVE", (string)(await client.GetAsync(id))["status"]!);
        Assert.Equal("ACTIVE", (string)(await client.GetAsync(id))["status"]!);
        var ended = await client.GetAsync(id);
        Assert.Equal(("FAILED", "no luck"), ((string)ended["status"]!, (string)ended["details"]!));
        Assert.NotNull(ended["completion_time"]);
    }

    [Fact]
    public async Task An_inactive_step_lasts_until_the_action_is_resumed()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var client = ActionClient.OfScripted(emulator);
        var id = await client.StartAsync(
            """
            {"steps": [{"status": "INACTIVE", "details": {"code": "ActivationRequired"}}, {"status": "SUCCEEDED"}]}
            """
        );
        await emulator.AdvanceAsync(86400);
        Assert.Equal("INACTIVE", (string)(await client.GetAsync(id))["status"]!);
        Assert.Equal("SUCCEEDED", (string)(await client.SendAsync("POST", $"{id}/resume")).Ok()["status"]!);
    }

    [Fact]
    public async Task An_error_is_answered_in_place_of_the_status_and_a_repeat_is_the_same_action()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var client = ActionClient.OfScripted(emulator);
        const string body =
            """{"steps": [{"http": 503, "body": {"code": "Busy"}, "answers": 2}, {"status": "SUCCEEDED"}]}""";
        const string request = """{"request_id": "once"}""";
        for (var i = 0; i < 2; i++)
        {
            var refused = await client.RunAsync(body, request);
            Assert.Equal((503, "Busy"), ((int)refused.Status, refused.Code));
        }

        Assert.Empty((await client.SendAsync("GET", "actions?status=active,succeeded")).Ok().AsArray());
        var taken = await client.RunAsync(body, request);
        Assert.Equal((200, "SUCCEEDED"), ((int)taken.Status, (string)taken.Body!["status"]!));
        Assert.Single((await client.SendAsync("GET", "actions?status=succeeded")).Ok().AsArray());
    }

    [Fact]
    public async Task Silence_is_a_response_that_comes_late()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var client = ActionClient.OfScripted(emulator);
        var response = client.RunAsync("""{"steps": [{"silent": true, "seconds": 60}, {"status": "SUCCEEDED"}]}""");
        while ((await client.SendAsync("GET", "actions")).Ok().AsArray().Count == 0)
        {
            // It has not come yet.
        }

        await emulator.AdvanceAsync(59);
        Assert.False(response.IsCompleted);
        await emulator.AdvanceAsync(1);
        Assert.Equal("SUCCEEDED", (string)(await response).Ok()["status"]!);
    }

    [Theory]
    [InlineData("""{"steps": []}""", "$.steps")]
    [InlineData("""{"steps": [{"status": "DONE"}]}""", "$.steps[0].status")]
    [InlineData("""{"steps": [{"status": "ACTIVE", "http": 500}]}""", "$.steps[0]")]
    [InlineData("""{"steps": [{"status": "ACTIVE", "seconds": -1}]}""", "$.steps[0].seconds")]
    [InlineData("{}", "$")]
    public async Task A_script_that_makes_no_sense_is_refused(string body, string place)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await ActionClient.OfScripted(emulator).RunAsync(body);
        Assert.Equal((422, "RequestValidationError"), ((int)response.Status, response.Code));
        Assert.StartsWith($"Field '{place}' ", (string)response.Body!["description"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_action_that_is_not_over_by_its_deadline_has_failed_then()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var client = ActionClient.OfScripted(emulator);
        var deadline = emulator.Host.Clock.GetUtcNow().AddSeconds(10);
        var id = await client.StartAsync(
            """{"steps": [{"status": "ACTIVE"}]}""",
            new JsonObject { ["deadline"] = deadline.ToString("O") }.ToJsonString()
        );
        await emulator.AdvanceAsync(9);
        Assert.Equal("ACTIVE", (string)(await client.GetAsync(id))["status"]!);
        await emulator.AdvanceAsync(100);
        var ended = await client.GetAsync(id);
        Assert.Equal(("FAILED", "DeadlineExceeded"), ((string)ended["status"]!, (string)ended["details"]!["code"]!));
        Assert.Equal(
            deadline,
            DateTimeOffset.Parse((string)ended["completion_time"]!, null),
            TimeSpan.FromMilliseconds(1)
        );
    }

    [Theory]
    [InlineData("""{"release_after": "PT1H"}""", 3600)]
    [InlineData("{}", 30 * 86400)]
    public async Task An_action_is_forgotten_when_its_time_is_over(string others, int seconds)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var client = ActionClient.OfScripted(emulator);
        var id = await client.StartAsync("""{"steps": [{"status": "SUCCEEDED"}]}""", others);
        await emulator.AdvanceAsync(seconds - 1);
        Assert.Equal("SUCCEEDED", (string)(await client.GetAsync(id))["status"]!);
        await emulator.AdvanceAsync(1);
        Assert.Equal(404, (int)(await client.SendAsync("GET", $"{id}/status")).Status);
        Assert.Empty((await client.SendAsync("GET", "actions?status=succeeded")).Ok().AsArray());
    }

    [Theory]
    [InlineData("""{"release_after": "1 hour"}""", "Field 'release_after': invalid ISO 8601 duration")]
    [InlineData("""{"deadline": "soon"}""", "Field 'deadline': invalid datetime format")]
    [InlineData("""{"label": ""}""", "Field 'label': ensure this value has from 1 to 64 characters")]
    [InlineData(
        """{"monitor_by": ["alice"]}""",
        "Field 'monitor_by.0': Unrecognized principal string: \"alice\". Allowed principal types in role "
            + "\"MonitorBy\": [<AuthGroupUrn>, <AuthIdentityUrn>]"
    )]
    public async Task A_request_with_a_member_that_makes_no_sense_is_refused(string others, string description)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await ActionClient
            .OfScripted(emulator)
            .RunAsync("""{"steps": [{"status": "SUCCEEDED"}]}""", others);
        Assert.Equal((422, description), ((int)response.Status, (string)response.Body!["description"]!));
    }
}
