using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Tests.Runs;

/// <summary>Which requests start a run, and what the service says to the others.</summary>
public sealed class RunStartTests
{
    private const string Pass = """{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}""";

    private static readonly Client Other = DevelopmentAccounts.Secondary;

    [Fact]
    public async Task A_start_responds_201_with_the_run_as_it_starts()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Pass, others: """{"title": "My flow"}""");
        var body = JsonNode.Parse(
            """
            {"body": {"x": 1}, "label": "first", "tags": ["a"], "run_monitors": ["urn:globus:groups:id:10ca1000-0000-4000-8000-000000000009"]}
            """
        );
        var response = await emulator.SendAsync(
            "POST",
            $"flows/{flow["id"]}/run",
            body,
            (string)flow["globus_auth_scope"]!
        );
        Assert.Equal(201, (int)response.Status);
        var run = response.Body!;
        Assert.Equal("ACTIVE", (string)run["status"]!);
        Assert.Equal(
            """{"code":"FlowStarting","description":"The Flow is starting execution","details":{"input":{"x":1}}}""",
            run["details"]!.ToJsonString()
        );
        Assert.Equal("first", (string)run["label"]!);
        Assert.Equal("My flow", (string)run["flow_title"]!);
        Assert.Equal((string)run["run_id"]!, (string)run["action_id"]!);
        Assert.Equal("run_owner", (string)run["user_role"]!);
        Assert.Single(run["monitor_by"]!.AsArray());
    }

    [Fact]
    public async Task Input_that_the_schema_refuses_starts_nothing()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(
            Pass,
            """{"type": "object", "properties": {"flag": {"type": "boolean"}}}"""
        );
        foreach (var operation in (string[])["run", "validate_run"])
        {
            var response = await emulator.SendAsync(
                "POST",
                $"flows/{flow["id"]}/{operation}",
                JsonNode.Parse("""{"body": {"flag": "x"}}"""),
                (string)flow["globus_auth_scope"]!
            );
            Assert.Equal((400, "FLOW_INPUT_ERROR"), ((int)response.Status, response.Code));
            var detail = response.Body!["error"]!["detail"]![0]!;
            Assert.Equal("$.flag", (string)detail["loc"]![0]!);
            Assert.Equal("InvalidActionInput", (string)detail["type"]!);
            Assert.Equal("Input failed schema validation with 1 error.", (string)response.Body["error"]!["message"]!);
        }

        Assert.Empty((await emulator.SendAsync("GET", "runs")).Ok()["runs"]!.AsArray());
    }

    [Fact]
    public async Task Validation_of_a_start_starts_nothing()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Pass);
        var response = (
            await emulator.SendAsync(
                "POST",
                $"flows/{flow["id"]}/validate_run",
                JsonNode.Parse("""{"body": {}}"""),
                (string)flow["globus_auth_scope"]!
            )
        ).Ok();
        Assert.Equal("validation successful", (string)response["message"]!);
        Assert.Empty((await emulator.SendAsync("GET", "runs")).Ok()["runs"]!.AsArray());
    }

    [Fact]
    public async Task A_schema_that_is_no_schema_is_refused()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var body = JsonNode.Parse(
            $$$"""{"title": "t", "definition": {{{Pass}}}, "input_schema": {"type": "nonsense"}}"""
        );
        var response = await emulator.SendAsync("POST", "flows", body);
        Assert.Equal(422, (int)response.Status);
        Assert.Equal("input_schema", (string)response.Body!["error"]!["detail"]![0]!["loc"]![0]!);
    }

    [Theory]
    [InlineData("{}", "$.body: field required")]
    [InlineData("""{"body": []}""", "$.body: value is not a valid dict")]
    [InlineData("""{"body": {}, "tags": [1]}""", "$.tags[0]: str type expected")]
    [InlineData("""{"body": {}, "colour": 1}""", "$.colour: extra fields not permitted")]
    [InlineData(
        """{"body": {}, "activity_notification_policy": {"status": ["DONE"]}}""",
        "$.activity_notification_policy.status[0]: value is not one of INACTIVE, SUCCEEDED, FAILED"
    )]
    public async Task A_start_that_breaks_a_rule_is_refused(string body, string expected)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Pass);
        var response = await emulator.SendAsync(
            "POST",
            $"flows/{flow["id"]}/run",
            JsonNode.Parse(body),
            (string)flow["globus_auth_scope"]!
        );
        Assert.Equal(422, (int)response.Status);
        Assert.EndsWith(expected, (string)response.Body!["error"]!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_in_the_input_are_used_for_their_role_and_not_kept()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(
            """
            {"StartAt": "A", "States": {"A": {"Type": "Action", "RunAs": "Curator", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": {}, "ResultPath": "$.A", "End": true}}}
            """
        );
        var token = await emulator.GetTokenAsync(TestEmulator.AllScope, Other);
        var run = await emulator.RunAsync(flow, $$$"""{"x": 1, "_tokens": {"Curator": "{{{token}}}"}}""");
        Assert.Equal(Other.Identity.Urn, (string)run["details"]!["output"]!["A"]!["creator_id"]!);
        Assert.DoesNotContain(
            token,
            run.ToJsonString()
                + string.Concat(
                    (await emulator.GetLogAsync((string)run["run_id"]!)).Select(entry => entry.ToJsonString())
                )
        );
    }

    [Fact]
    public async Task Input_above_200_KB_is_refused()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Pass);
        var body = new JsonObject { ["body"] = new JsonObject { ["x"] = new string('x', 200 * 1024) } };
        var response = await emulator.SendAsync(
            "POST",
            $"flows/{flow["id"]}/run",
            body,
            (string)flow["globus_auth_scope"]!
        );
        Assert.Equal((400, "FLOW_INPUT_ERROR"), ((int)response.Status, response.Code));
    }
}
