using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Tests.WebInputs;

namespace Globus.Automate.Emulator.Tests.Control.Page;

/// <summary>The buttons of the page: start again, cancel, resume, respond.</summary>
public sealed class RunActionTests
{
    private const string Wait = """
        {"StartAt": "Pause", "States": {"Pause": {"Type": "Wait", "Seconds": 60, "End": true}}}
        """;

    [Fact]
    public async Task A_run_starts_again_with_its_input_label_tags_and_roles()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Wait);
        var manager = new JsonArray("urn:globus:auth:identity:10ca1000-0000-4000-8000-0000000000ff");
        var body = new JsonObject
        {
            ["body"] = JsonNode.Parse("""{"exact": 1.0, "text": "ü"}"""),
            ["label"] = "nightly",
            ["tags"] = new JsonArray("a", "b"),
            ["run_managers"] = manager,
            ["activity_notification_policy"] = new JsonObject { ["status"] = new JsonArray("FAILED") },
        };
        var first = (
            await emulator.SendAsync("POST", $"flows/{flow["id"]}/run", body, (string)flow["globus_auth_scope"]!)
        ).Ok();
        var response = await PostAsync(emulator, $"runs/{first["run_id"]}/restart");
        Assert.Equal(201, (int)response.Status);
        var second = await emulator.GetRunAsync((string)response.Body!["run_id"]!);
        Assert.NotEqual((string)first["run_id"]!, (string)second["run_id"]!);
        foreach (var name in (string[])["label", "tags", "run_managers", "run_owner", "activity_notification_policy"])
        {
            Assert.Equal(first[name]!.ToJsonString(), second[name]!.ToJsonString());
        }

        Assert.Equal(
            (await emulator.GetLogAsync((string)first["run_id"]!))[0]["details"]!.ToJsonString(),
            (await emulator.GetLogAsync((string)second["run_id"]!))[0]["details"]!.ToJsonString()
        );
    }

    [Theory]
    [InlineData(
        """{"_private_key": "x"}""",
        "{}",
        "The input has private values, which are not in the history of the run."
    )]
    [InlineData(
        "{}",
        """{"properties": {"_private_key": {"type": "string"}}}""",
        "The input has private values, which are not in the history of the run."
    )]
    public async Task A_run_whose_input_is_not_known_does_not_start_again(string input, string schema, string reason)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var run = await emulator.StartAsync(await emulator.CreateFlowAsync(Wait, schema), input);
        Assert.Equal(reason, (string)(await ShowAsync(emulator, run))["actions"]!["restart"]!);
        var response = await PostAsync(emulator, $"runs/{run}/restart");
        Assert.Equal((409, reason), ((int)response.Status, (string)response.Body!["error"]!["detail"]!));
    }

    [Fact]
    public async Task A_run_of_a_deleted_flow_does_not_start_again()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Wait);
        var run = await emulator.StartAsync(flow);
        (await emulator.SendAsync("DELETE", $"flows/{flow["id"]}")).Ok();
        var response = await PostAsync(emulator, $"runs/{run}/restart");
        Assert.Equal(
            (409, "The flow was deleted."),
            ((int)response.Status, (string)response.Body!["error"]!["detail"]!)
        );
    }

    [Fact]
    public async Task A_run_is_canceled_once()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var run = await emulator.StartAsync(await emulator.CreateFlowAsync(Wait));
        Assert.True((bool)(await ShowAsync(emulator, run))["actions"]!["cancel"]!);
        Assert.Equal("FAILED", (string)(await PostAsync(emulator, $"runs/{run}/cancel")).Ok()["status"]!);
        var shown = await ShowAsync(emulator, run);
        Assert.False((bool)shown["actions"]!["cancel"]!);
        Assert.Equal("The run was canceled.", (string)shown["failure"]!["cause"]!);
        Assert.Equal(409, (int)(await PostAsync(emulator, $"runs/{run}/cancel")).Status);
    }

    [Fact]
    public async Task A_run_that_waits_for_a_consent_resumes()
    {
        const string dependency = "urn:globus:auth:scope:groups.api.globus.org:view_my_groups_and_memberships";
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(
            """
            {"StartAt": "Hello", "States": {"Hello": {"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world",
              "Parameters": {"required_dependent_scope": "DEPENDENCY"}, "End": true}}}
            """.Replace("DEPENDENCY", dependency, StringComparison.Ordinal)
        );
        var run = (string)(await emulator.RunAsync(flow))["run_id"]!;
        var shown = await ShowAsync(emulator, run);
        Assert.Equal(("INACTIVE", true), ((string)shown["status"]!, (bool)shown["actions"]!["resume"]!));
        Assert.Equal(
            ("Hello", 1, "ConsentRequired"),
            (
                (string)shown["failure"]!["state_name"]!,
                (int)shown["failure"]!["visit"]!,
                (string)shown["failure"]!["exception"]!
            )
        );
        Assert.Equal("ACTIVE", (string)(await PostAsync(emulator, $"runs/{run}/resume")).Ok()["status"]!);
        Assert.Equal("INACTIVE", (string)(await emulator.GetRunAsync(run))["status"]!);

        shown = await ShowAsync(emulator, run);
        Assert.Equal(
            $"{flow["globus_auth_scope"]}[{TestEmulator.HelloScope}[{dependency}]]",
            (string)shown["actions"]!["grant"]!
        );
        (await PostAsync(emulator, $"runs/{run}/resume", """{"grant": true}""")).Ok();
        Assert.Equal("SUCCEEDED", (string)(await emulator.GetRunAsync(run))["status"]!);
    }

    [Fact]
    public async Task A_consent_to_an_unknown_scope_is_refused_in_a_sentence()
    {
        const string unknown = "https://auth.globus.org/scopes/10ca1000-0000-4000-8000-0000000000ee/all";
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(
            """
            {"StartAt": "Hello", "States": {"Hello": {"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world",
              "Parameters": {"required_dependent_scope": "UNKNOWN"}, "End": true}}}
            """.Replace("UNKNOWN", unknown, StringComparison.Ordinal)
        );
        var run = (string)(await emulator.RunAsync(flow))["run_id"]!;
        var response = await PostAsync(emulator, $"runs/{run}/resume", """{"grant": true}""");
        Assert.Equal(400, (int)response.Status);
        Assert.StartsWith(
            $"Unknown scope: {unknown}",
            (string)response.Body!["error"]!["detail"]!,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_input_that_the_flow_no_longer_accepts_is_named()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Wait);
        var run = await emulator.StartAsync(flow);
        var change = new JsonObject { ["input_schema"] = JsonNode.Parse("""{"required": ["plate"]}""") };
        (await emulator.SendAsync("PUT", $"flows/{flow["id"]}", change)).Ok();
        var response = await PostAsync(emulator, $"runs/{run}/restart");
        Assert.Equal((400, "FLOW_INPUT_ERROR"), ((int)response.Status, response.Code));
        Assert.Contains("plate", response.Body!["error"]!["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_inactive_run_resumes()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var run = await emulator.StartAsync(await emulator.CreateFlowAsync(Wait));
        var response = await PostAsync(emulator, $"runs/{run}/resume");
        Assert.Equal((409, "STATE_CONFLICT"), ((int)response.Status, response.Code));
    }

    [Fact]
    public async Task The_page_shows_a_web_input_and_responds_to_it()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var input = await WebInputScript.AskAsync(emulator);
        var shown = (await ShowAsync(emulator, input.RunId))["web_inputs"]!.AsArray().Single()!;
        Assert.Equal(input.Id, (string)shown["id"]!);
        Assert.NotEmpty((string)shown["title"]!);
        var option = (string)shown["options"]![0]!["option_id"]!;
        var path = $"web_inputs/{input.Id}/respond";
        Assert.Equal(422, (int)(await PostAsync(emulator, path, """{"option_id": "x"}""")).Status);
        Assert.Equal(400, (int)(await PostAsync(emulator, path, """{"option": "x"}""")).Status);
        (await PostAsync(emulator, path, $$"""{"option_id": "{{option}}"}""")).Ok();
        Assert.Equal(409, (int)(await PostAsync(emulator, path, $$"""{"option_id": "{{option}}"}""")).Status);
        Assert.Equal("SUCCEEDED", (string)(await emulator.GetRunAsync(input.RunId))["status"]!);
        Assert.Empty((await ShowAsync(emulator, input.RunId))["web_inputs"]!.AsArray());
    }

    [Theory]
    [InlineData("runs/10ca1000-0000-4000-8000-0000000000aa/cancel")]
    [InlineData("runs/10ca1000-0000-4000-8000-0000000000aa/resume")]
    [InlineData("runs/10ca1000-0000-4000-8000-0000000000aa/restart")]
    [InlineData("runs/x/restart")]
    [InlineData("web_inputs/10ca1000-0000-4000-8000-0000000000aa/respond")]
    public async Task An_unknown_id_is_not_found(string path)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await PostAsync(emulator, path);
        Assert.Equal((404, "NOT_FOUND"), ((int)response.Status, response.Code));
    }

    [Fact]
    public async Task Documents_are_complete_and_the_command_quotes_them()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(
            """{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"__Private_Parameters": ["key"], "key": "s", "n": 1.0}, "End": true}}}"""
        );
        var run = await emulator.RunAsync(flow, """{"text": "it's a ’quote’", "access_token": "abc"}""");
        var shown = (
            await emulator.SendAsync("GET", $"_emulator/runs/{run["run_id"]}/documents", body: null, token: null)
        ).Ok();
        Assert.Equal("***", (string)shown["input"]!["access_token"]!);
        Assert.Equal("1.0", shown["output"]!["n"]!.ToJsonString());
        Assert.Null(shown["definition"]!["States"]!["A"]!["Parameters"]!["key"]);
        Assert.Equal(
            $$"""Start-GlobusFlowRun {{flow["id"]}} -Body '{"text":"it''s a ’’quote’’","access_token":"***"}'""",
            (string)shown["command"]!
        );
    }

    private static Task<TestEmulator.Response> PostAsync(TestEmulator emulator, string path, string body = "{}") =>
        emulator.SendAsync("POST", $"_emulator/{path}", body, token: null);

    private static async Task<JsonNode> ShowAsync(TestEmulator emulator, string runId)
    {
        await emulator.Host.Services.Worker.WhenIdleAsync();
        return (await emulator.SendAsync("GET", $"_emulator/runs/{runId}", body: null, token: null)).Ok();
    }
}
