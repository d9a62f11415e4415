using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Tests.Actions.Remote;

/// <summary>
/// Providers that know only the newer routes, and those that answer wrongly, slowly or never. Other runs do not notice.
/// </summary>
public sealed class WrongProviderTests
{
    private static readonly string Description =
        $$"""{"globus_auth_scope": "https://auth.globus.org/scopes/{{DevelopmentAccounts.Primary.Id}}/action_all"}""";

    [Theory]
    [InlineData(404, "<html>Not Found</html>")]
    [InlineData(405, "")]
    public async Task A_provider_that_has_only_the_newer_routes_is_asked_there(int status, string body)
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var provider = FakeProvider.Start(request =>
            request switch
            {
                "GET /" => (200, Description),
                "POST /actions" => (202, Status("ACTIVE")),
                "GET /actions/a-1" => (200, Status("SUCCEEDED")),
                _ => (status, body),
            }
        );
        var run = await RunAsync(emulator, provider);
        await emulator.AdvanceAsync(1);
        Assert.Equal("SUCCEEDED", (string)(await emulator.GetRunAsync((string)run["run_id"]!))["status"]!);
        Assert.Equal(["GET /", "POST /run", "POST /actions", "GET /actions/a-1"], provider.Requests);
    }

    [Theory]
    [InlineData(200, "<html>Hello</html>")]
    [InlineData(200, "")]
    [InlineData(200, "[]")]
    [InlineData(200, "{")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"action_id": "a", "action_id": "b", "status": "ACTIVE"}""")]
    [InlineData(200, """{"action_id": {}, "status": "ACTIVE"}""")]
    [InlineData(200, """{"action_id": "a", "status": "PERHAPS"}""")]
    [InlineData(302, "")]
    [InlineData(404, "<html>Not Found</html>")]
    [InlineData(500, "<html>Oops</html>")]
    [InlineData(503, "")]
    public async Task A_start_that_is_answered_with_nonsense_is_an_action_that_is_unable_to_run(int status, string body)
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var provider = FakeProvider.Start(request =>
            request == "GET /" ? (200, Description) : (status, body)
        );
        var run = await RunAsync(emulator, provider);
        Assert.Equal(
            ("FAILED", "ActionUnableToRun"),
            ((string)run["status"]!, (string)run["details"]!["details"]!["exception"]!)
        );
    }

    [Theory]
    [InlineData(200, "<html>Hello</html>")]
    [InlineData(200, """{"action_id": "a-1", "status": "PERHAPS"}""")]
    [InlineData(502, "")]
    public async Task A_look_that_is_answered_with_nonsense_is_made_again(int status, string body)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var looks = 0;
        await using var provider = FakeProvider.Start(request =>
            request switch
            {
                "GET /" => (200, Description),
                "POST /run" => (202, Status("ACTIVE")),
                _ => ++looks == 1 ? (status, body) : (200, Status("SUCCEEDED")),
            }
        );
        var run = await RunAsync(emulator, provider);
        await emulator.AdvanceAsync(1);
        Assert.Equal("ACTIVE", (string)(await emulator.GetRunAsync((string)run["run_id"]!))["status"]!);
        await emulator.AdvanceAsync(2);
        Assert.Equal("SUCCEEDED", (string)(await emulator.GetRunAsync((string)run["run_id"]!))["status"]!);
    }

    [Fact]
    public async Task A_provider_that_knows_the_action_no_more_has_failed_it()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var provider = FakeProvider.Start(request =>
            request switch
            {
                "GET /" => (200, Description),
                "POST /run" => (202, Status("ACTIVE")),
                _ => (404, """{"code": "ActionNotFound", "description": "gone"}"""),
            }
        );
        var run = await RunAsync(emulator, provider);
        await emulator.AdvanceAsync(1);
        Assert.Equal(
            "ActionFailedException",
            (string)(await emulator.GetRunAsync((string)run["run_id"]!))["details"]!["details"]!["exception"]!
        );
    }

    [Fact]
    public async Task Other_runs_go_on_while_providers_do_not_respond()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var silent = FakeProvider.Start(request => request == "GET /" ? (200, Description) : null);
        await using var other = FakeProvider.Start(request =>
            request == "GET /" ? (200, Description) : (200, Status("SUCCEEDED"))
        );
        var stuck = await PublishAsync(emulator, silent);
        for (var i = 0; i < 100; i++)
        {
            await StartAsync(emulator, stuck);
        }

        var runId = await StartAsync(emulator, await PublishAsync(emulator, other));
        while ((string)(await emulator.SendAsync("GET", $"runs/{runId}")).Ok()["status"]! == "ACTIVE")
        {
            await Task.Yield();
        }

        Assert.Equal("SUCCEEDED", (string)(await emulator.SendAsync("GET", $"runs/{runId}")).Ok()["status"]!);
    }

    [Fact]
    public async Task A_provider_that_does_not_respond_in_time_is_given_up()
    {
        await using var emulator = await TestEmulator.StartAsync(
            new EmulatorOptions { ProviderTimeout = TimeSpan.FromMilliseconds(300) }
        );
        var isUp = true;
        await using var provider = FakeProvider.Start(_ => isUp ? (200, Description) : null);
        var flow = await PublishAsync(emulator, provider);
        isUp = false;
        var run = await emulator.RunAsync(flow);
        Assert.Equal("ActionUnableToRun", (string)run["details"]!["details"]!["exception"]!);
    }

    [Fact]
    public async Task A_response_without_end_is_given_up()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var provider = FakeProvider.Start(request =>
            (200, request == "GET /" ? Description : new string(' ', 5 * 1024 * 1024))
        );
        var run = await RunAsync(emulator, provider);
        Assert.Equal("ActionUnableToRun", (string)run["details"]!["details"]!["exception"]!);
    }

    [Theory]
    [InlineData("<html>Hello</html>")]
    [InlineData("[]")]
    [InlineData("""{"globus_auth_scope": null}""")]
    [InlineData("""{"globus_auth_scope": {}}""")]
    public async Task A_flow_cannot_be_published_for_a_provider_that_does_not_say_what_it_is(string body)
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var provider = FakeProvider.Start(_ => (200, body));
        var definition = JsonNode.Parse(Definition(provider));
        var response = await emulator.SendAsync(
            "POST",
            "flows/validate",
            new JsonObject { ["definition"] = definition }
        );
        Assert.Equal((409, "SCOPE_RESOLUTION_FAILED"), ((int)response.Status, response.Code));
    }

    private static string Status(string status) =>
        $$$"""{"action_id": "a-1", "status": "{{{status}}}", "details": {}}""";

    private static string Definition(FakeProvider provider) =>
        """
            {"StartAt": "A", "States": {"A": {"Type": "Action", "ActionUrl": "@", "Parameters": {}, "ResultPath": "$.A", "End": true}}}
            """.Replace("@", provider.Address, StringComparison.Ordinal);

    private static Task<JsonObject> PublishAsync(TestEmulator emulator, FakeProvider provider) =>
        emulator.CreateFlowAsync(Definition(provider));

    private static async Task<JsonObject> RunAsync(TestEmulator emulator, FakeProvider provider) =>
        await emulator.RunAsync(await PublishAsync(emulator, provider));

    private static async Task<string> StartAsync(TestEmulator emulator, JsonObject flow) =>
        (string)
            (
                await emulator.SendAsync(
                    "POST",
                    $"flows/{flow["id"]}/run",
                    new JsonObject { ["body"] = new JsonObject() },
                    (string)flow["globus_auth_scope"]!
                )
            ).Ok()["run_id"]!;
}
