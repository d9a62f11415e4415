using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Tests.Runs;

public sealed class RunServiceTests
{
    private const string Pass = """{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}""";
    private const string Wait = """{"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 60, "End": true}}}""";

    private static readonly Client Other = DevelopmentAccounts.Secondary;

    [Fact]
    public async Task A_run_is_released_only_when_it_is_over()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var run = await emulator.RunAsync(await emulator.CreateFlowAsync(Wait));
        var path = $"runs/{run["run_id"]}/release";
        var early = await emulator.SendAsync("POST", path);
        Assert.Equal((409, "STATE_CONFLICT"), ((int)early.Status, early.Code));
        Assert.Equal(
            $"Run {run["run_id"]} has status 'ACTIVE' but must have status in {{'ENDED', 'SUCCEEDED', 'FAILED'}} "
                + "for requested operation",
            (string)early.Body!["error"]!["detail"]!
        );
        await emulator.AdvanceAsync(60);
        var released = (await emulator.SendAsync("POST", path)).Ok();
        Assert.Equal("SUCCEEDED", (string)released["status"]!);
        Assert.Equal(404, (int)(await emulator.SendAsync("POST", path)).Status);
    }

    [Fact]
    public async Task A_run_that_is_over_cannot_be_cancelled()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var run = await emulator.RunAsync(await emulator.CreateFlowAsync(Pass));
        var response = await emulator.SendAsync("POST", $"runs/{run["run_id"]}/cancel");
        Assert.Equal((409, "STATE_CONFLICT"), ((int)response.Status, response.Code));
    }

    [Fact]
    public async Task A_cancel_reaches_the_action_that_the_run_waits_for()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var run = await emulator.RunAsync(
            await emulator.CreateFlowAsync(
                """
                {"StartAt": "A", "States": {"A": {"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": {"sleep_time": 60}, "ResultPath": "$.A", "End": true}}}
                """
            )
        );
        var response = await emulator.SendAsync("POST", $"runs/{run["run_id"]}/cancel");
        Assert.Equal(202, (int)response.Status);
        var actions = (
            await emulator.SendAsync("GET", "actions/hello_world/actions?status=failed", scope: TestEmulator.HelloScope)
        ).Ok();
        Assert.Equal("Cancelled", (string)Assert.Single(actions.AsArray())!["display_status"]!);
    }

    [Fact]
    public async Task Run_managers_manage_and_run_monitors_look_on()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var run = await emulator.RunAsync(await emulator.CreateFlowAsync(Wait));
        var path = $"runs/{run["run_id"]}";
        (
            await emulator.SendAsync(
                "PUT",
                path,
                new JsonObject { ["run_monitors"] = new JsonArray(Other.Identity.Urn) }
            )
        ).Ok();
        var seen = (await emulator.SendAsync("GET", path, client: Other)).Ok();
        Assert.Equal("run_monitor", (string)seen["user_role"]!);
        Assert.Empty(seen["run_monitors"]!.AsArray());
        Assert.Equal(403, (int)(await emulator.SendAsync("POST", path + "/cancel", client: Other)).Status);
        (
            await emulator.SendAsync(
                "PUT",
                path,
                new JsonObject { ["run_managers"] = new JsonArray(Other.Identity.Urn) }
            )
        ).Ok();
        (await emulator.SendAsync("POST", path + "/cancel", client: Other)).Ok();
        Assert.Equal("FAILED", (string)(await emulator.GetRunAsync((string)run["run_id"]!))["status"]!);
    }

    [Fact]
    public async Task Many_runs_are_changed_and_cancelled_at_once()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Wait);
        var ids = new[] { await emulator.RunAsync(flow), await emulator.RunAsync(flow) }
            .Select(run => (string)run["run_id"]!)
            .ToList();
        var body = new JsonObject
        {
            ["filters"] = new JsonObject { ["run_ids"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]) },
            ["set"] = new JsonObject { ["tags"] = new JsonArray("a", "b"), ["status"] = "cancel" },
            ["add"] = new JsonObject { ["run_monitors"] = new JsonArray(Other.Identity.Urn) },
            ["remove"] = new JsonObject { ["tags"] = new JsonArray("b") },
        };
        Assert.Equal(202, (int)(await emulator.SendAsync("POST", "batch/runs", body)).Status);
        foreach (var id in ids)
        {
            var run = await emulator.GetRunAsync(id);
            Assert.Equal("FlowCanceled", (string)run["details"]!["code"]!);
            Assert.Equal("""["a"]""", run["tags"]!.ToJsonString());
            Assert.Single(run["run_monitors"]!.AsArray());
        }
    }

    [Fact]
    public async Task A_batch_with_a_run_of_somebody_else_changes_none()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var run = await emulator.RunAsync(await emulator.CreateFlowAsync(Pass));
        var body = JsonNode.Parse(
            $$$"""{"filters": {"run_ids": ["{{{run["run_id"]}}}", "{{{Guid.Empty}}}"]}, "set": {"tags": ["x"]}}"""
        );
        Assert.Equal(403, (int)(await emulator.SendAsync("POST", "batch/runs", body)).Status);
        Assert.Empty((await emulator.GetRunAsync((string)run["run_id"]!))["tags"]!.AsArray());
    }

    [Fact]
    public async Task The_older_routes_of_a_flow_take_its_own_token()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Wait);
        var run = await emulator.RunAsync(flow);
        var scope = (string)flow["globus_auth_scope"]!;
        var prefix = $"flows/{flow["id"]}/{run["run_id"]}";
        Assert.Equal(
            "ACTIVE",
            (string)(await emulator.SendAsync("GET", prefix + "/status", scope: scope)).Ok()["status"]!
        );
        Assert.Equal(
            2,
            (await emulator.SendAsync("GET", prefix + "/log", scope: scope)).Ok()["entries"]!.AsArray().Count
        );
        (await emulator.SendAsync("POST", prefix + "/cancel", scope: scope)).Ok();
        Assert.Equal(
            "FAILED",
            (string)(await emulator.SendAsync("POST", prefix + "/release", scope: scope)).Ok()["status"]!
        );
    }

    [Theory]
    [InlineData("https://flows.globus.org/flows/")]
    [InlineData("{emulator}flows/")]
    public async Task A_flow_can_run_another_flow(string prefix)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var inner = await emulator.CreateFlowAsync(
            """{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"y.$": "$.x"}, "End": true}}}"""
        );
        var url =
            prefix.Replace("{emulator}", emulator.Host.Address.AbsoluteUri, StringComparison.Ordinal) + inner["id"];
        var outer = await emulator.CreateFlowAsync(
            """
            {"StartAt": "F", "States": {"F": {"Type": "Action", "ActionUrl": "@", "Parameters": {"x": 5}, "ResultPath": "$.F", "End": true}}}
            """.Replace("@", url, StringComparison.Ordinal)
        );
        var run = await emulator.RunAsync(outer);
        await emulator.AdvanceAsync(1);
        var ended = await emulator.GetRunAsync((string)run["run_id"]!);
        Assert.True("SUCCEEDED" == (string)ended["status"]!, ended.ToJsonString());
        Assert.Equal(5, (int)ended["details"]!["output"]!["F"]!["details"]!["output"]!["y"]!);
    }

    [Fact]
    public async Task The_description_of_the_flow_comes_on_request()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Pass, others: """{"title": "My flow"}""");
        var run = await emulator.RunAsync(flow);
        Assert.Null(run["flow_description"]);
        var described = (await emulator.SendAsync("GET", $"runs/{run["run_id"]}?include_flow_description=True")).Ok();
        Assert.Equal("My flow", (string)described["flow_description"]!["title"]!);
    }
}
