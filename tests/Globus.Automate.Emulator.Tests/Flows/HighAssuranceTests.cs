using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Tests.Auth.SignIn;
using Globus.Automate.Emulator.Tests.Timers;

namespace Globus.Automate.Emulator.Tests.Flows;

/// <summary>Flows with an authentication policy are open only to those who signed in as it demands.</summary>
public sealed class HighAssuranceTests
{
    private const string Definition = """{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}""";
    private static readonly string Policy = DevelopmentAccounts.Policy.Id.ToString();

    [Fact]
    public async Task Without_the_session_that_its_policy_demands_a_flow_and_its_runs_are_closed()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var (flow, alice, run) = await StartAsync(emulator);
        await emulator.AdvanceAsync(1800);
        var refused = await alice.SendAsync("GET", $"flows/{flow["id"]}", TestEmulator.AllScope);
        Assert.Equal((403, "AuthenticationPolicyRequired"), ((int)refused.Status, (string)refused.Body!["code"]!));
        Assert.Equal(
            Policy,
            (string)Assert.Single(refused.Body["authorization_parameters"]!["session_required_policies"]!.AsArray())!
        );
        var flowScope = (string)flow["globus_auth_scope"]!;
        foreach (
            var (method, path, scope) in new[]
            {
                ("PUT", $"flows/{flow["id"]}", TestEmulator.AllScope),
                ("DELETE", $"flows/{flow["id"]}", TestEmulator.AllScope),
                ("POST", $"flows/{flow["id"]}/run", flowScope),
                ("POST", $"flows/{flow["id"]}/validate_run", flowScope),
                ("GET", $"runs/{run["run_id"]}", TestEmulator.AllScope),
                ("GET", $"runs/{run["run_id"]}/log", TestEmulator.AllScope),
                ("PUT", $"runs/{run["run_id"]}", TestEmulator.AllScope),
                ("POST", $"runs/{run["run_id"]}/cancel", TestEmulator.AllScope),
                ("POST", $"runs/{run["run_id"]}/resume", flowScope),
                ("POST", $"runs/{run["run_id"]}/release", TestEmulator.AllScope),
            }
        )
        {
            Assert.Equal(
                "AuthenticationPolicyRequired",
                (await alice.SendAsync(method, path, scope, new JsonObject { ["body"] = new JsonObject() })).Code
            );
        }

        var again = await Person.SignInAsync(
            emulator,
            $"{flowScope} {TestEmulator.AllScope}",
            "alice@lab.example",
            ("session_required_policies", Policy)
        );
        (await again.SendAsync("GET", $"flows/{flow["id"]}", TestEmulator.AllScope)).Ok();
        (
            await again.SendAsync(
                "POST",
                $"flows/{flow["id"]}/run",
                flowScope,
                new JsonObject { ["body"] = new JsonObject() }
            )
        ).Ok();
    }

    [Fact]
    public async Task The_results_of_a_timer_show_no_details_without_the_session()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var (flow, _, _) = await StartAsync(emulator);
        var alice = await Person.SignInAsync(
            emulator,
            $"{TimerScript.Scope}[{flow["globus_auth_scope"]}]",
            "alice@lab.example"
        );
        var timer = new JsonObject
        {
            ["timer_type"] = "flow",
            ["flow_id"] = (string)flow["id"]!,
            ["schedule"] = new JsonObject { ["type"] = "once" },
            ["body"] = new JsonObject { ["body"] = new JsonObject() },
        };
        var created = await alice.SendAsync(
            "POST",
            "v2/timer",
            TimerScript.Scope,
            new JsonObject { ["timer"] = timer }
        );
        var id = (string)created.Ok()["timer"]!["job_id"]!;
        Assert.Equal("FlowSucceeded", (string)(await RunAsync())["details"]!["code"]!);
        await emulator.AdvanceAsync(1800);
        var hidden = await RunAsync();
        Assert.Equal(("SUCCEEDED", null), ((string)hidden["status"]!, hidden["details"]));

        async Task<JsonNode> RunAsync()
        {
            await emulator.Host.Services.Worker.WhenIdleAsync();
            var shown = (await alice.SendAsync("GET", $"jobs/{id}", TimerScript.Scope)).Ok();
            return shown["results"]!["data"]![0]!["data"]!;
        }
    }

    [Fact]
    public async Task The_refusal_has_the_members_of_a_real_one()
    {
        var real = SharedData.ReadJson("payloads", "errors.errors.gare_policy_required.json").AsObject();
        await using var emulator = await TestEmulator.StartAsync();
        var (flow, alice, _) = await StartAsync(emulator);
        await emulator.AdvanceAsync(1800);
        var refused = (await alice.SendAsync("GET", $"flows/{flow["id"]}", TestEmulator.AllScope)).Body!.AsObject();
        Assert.Equal(real.Select(member => member.Key), refused.Select(member => member.Key));
        Assert.Equal(
            (string)real["authorization_parameters"]!["session_message"]!,
            (string)refused["authorization_parameters"]!["session_message"]!
        );
    }

    [Fact]
    public async Task Lists_say_less_of_them()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var (_, alice, _) = await StartAsync(emulator);
        var flow = Assert
            .Single((await alice.SendAsync("GET", "flows", TestEmulator.AllScope)).Ok()["flows"]!.AsArray())!
            .AsObject();
        Assert.True((bool)flow["is_high_assurance"]!);
        Assert.True(flow.ContainsKey("definition") && flow["definition"] is null);
        Assert.True(flow.ContainsKey("input_schema") && flow["input_schema"] is null);
        var run = Assert
            .Single((await alice.SendAsync("GET", "runs", TestEmulator.AllScope)).Ok()["runs"]!.AsArray())!
            .AsObject();
        Assert.True(run.ContainsKey("details") && run["details"] is null);
    }

    [Fact]
    public async Task A_policy_can_be_replaced_but_not_added_later()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var plain = await emulator.CreateFlowAsync(Definition);
        var refused = await emulator.SendAsync(
            "PUT",
            $"flows/{plain["id"]}",
            new JsonObject { ["authentication_policy_id"] = Policy }
        );
        Assert.Equal(422, (int)refused.Status);
        var (flow, alice, _) = await StartAsync(emulator);
        var other = (string)
            (
                await emulator.SendAsync(
                    "POST",
                    "_emulator/policies",
                    """{"name": "Second factor", "mfa": true}""",
                    token: null
                )
            ).Ok()["id"]!;
        (
            await alice.SendAsync(
                "PUT",
                $"flows/{flow["id"]}",
                TestEmulator.AllScope,
                new JsonObject { ["authentication_policy_id"] = other }
            )
        ).Ok();
        Assert.Equal(
            "AuthenticationPolicyRequired",
            (await alice.SendAsync("GET", $"flows/{flow["id"]}", TestEmulator.AllScope)).Code
        );
        var again = await Person.SignInAsync(
            emulator,
            TestEmulator.AllScope,
            null,
            ("session_required_policies", other)
        );
        (await again.SendAsync("GET", $"flows/{flow["id"]}", TestEmulator.AllScope)).Ok();
    }

    private static async Task<(JsonNode Flow, Person Alice, JsonNode Run)> StartAsync(TestEmulator emulator)
    {
        var owner = await Person.SignInAsync(emulator, TestEmulator.AllScope, "alice@lab.example");
        var body = new JsonObject
        {
            ["title"] = "Confidential",
            ["definition"] = JsonNode.Parse(Definition),
            ["input_schema"] = new JsonObject(),
            ["authentication_policy_id"] = Policy,
        };
        var flow = (await owner.SendAsync("POST", "flows", TestEmulator.AllScope, body)).Ok();
        var alice = await Person.SignInAsync(
            emulator,
            $"{flow["globus_auth_scope"]} {TestEmulator.AllScope}",
            "alice@lab.example"
        );
        var run = (
            await alice.SendAsync(
                "POST",
                $"flows/{flow["id"]}/run",
                (string)flow["globus_auth_scope"]!,
                new JsonObject { ["body"] = new JsonObject() }
            )
        ).Ok();
        await emulator.Host.Services.Worker.WhenIdleAsync();
        return (flow, alice, run);
    }
}
