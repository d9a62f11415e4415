using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Tests.Flows;

/// <summary>What the client for actions and flows sends that the SDK has replaced.</summary>
public sealed class OlderClientTests
{
    private const string Definition = """{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}""";
    private const string ManageScope =
        "https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/manage_flows";

    [Fact]
    public async Task A_dry_run_of_a_flow_shows_it_and_creates_nothing()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var body = $$"""{"title": "T", "definition": {{Definition}}, "input_schema": {}, "visible_to": ["public"]}""";
        var shown = (await emulator.SendAsync("POST", "flows/dry-run", JsonNode.Parse(body))).Ok();
        Assert.Equal(
            ("T", Guid.Empty.ToString(), """["public"]"""),
            ((string)shown["title"]!, (string)shown["id"]!, shown["flow_viewers"]!.ToJsonString())
        );
        Assert.Empty((await emulator.SendAsync("GET", "flows")).Ok()["flows"]!.AsArray());
    }

    [Theory]
    [InlineData("""{"title": "T", "input_schema": {}}""", 422)]
    [InlineData("""{"title": "T", "input_schema": {}, "definition": {"StartAt": "B", "States": {}}}""", 422)]
    public async Task A_dry_run_of_a_wrong_flow_is_refused_like_its_creation(string body, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();
        foreach (var path in (string[])["flows", "flows/dry-run"])
        {
            Assert.Equal(status, (int)(await emulator.SendAsync("POST", path, JsonNode.Parse(body))).Status);
        }
    }

    [Fact]
    public async Task A_dry_run_needs_the_scopes_of_the_real_one()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Definition);
        Assert.Equal(401, (int)(await emulator.SendAsync("POST", "flows/dry-run", "{}", token: null)).Status);
        Assert.Equal(
            403,
            (int)(await emulator.SendAsync("POST", "flows/dry-run", new JsonObject(), TestEmulator.HelloScope)).Status
        );
        var path = $"flows/{flow["id"]}/run/dry-run";
        Assert.Equal(403, (int)(await emulator.SendAsync("POST", path, new JsonObject())).Status);
    }

    [Fact]
    public async Task A_dry_run_of_a_start_shows_the_run_and_starts_nothing()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Definition, """{"required": ["name"]}""");
        var (path, scope) = ($"flows/{flow["id"]}/run/dry-run", (string)flow["globus_auth_scope"]!);
        var wrong = await emulator.SendAsync("POST", path, JsonNode.Parse("""{"body": {}}"""), scope);
        Assert.Equal((400, "FLOW_INPUT_ERROR"), ((int)wrong.Status, wrong.Code));

        var body = JsonNode.Parse("""{"body": {"name": "x"}, "label": "L", "monitor_by": [], "request_id": "1"}""");
        var shown = (await emulator.SendAsync("POST", path, body, scope)).Ok();
        Assert.Equal(
            ((string)flow["id"]!, Guid.Empty.ToString(), "L"),
            ((string)shown["flow_id"]!, (string)shown["run_id"]!, (string)shown["label"]!)
        );
        Assert.Empty((await emulator.SendAsync("GET", "runs")).Ok()["runs"]!.AsArray());
    }

    [Theory]
    [InlineData("created_by", "flow_owner")]
    [InlineData("administered_by", "flow_administrator")]
    [InlineData("runnable_by", "flow_starter")]
    [InlineData("visible_to", "flow_viewer")]
    public async Task The_older_names_of_roles_filter_flows(string older, string role)
    {
        await using var emulator = await TestEmulator.StartAsync();
        foreach (
            var roles in (string[])
                ["{}", """{"flow_viewers": ["public"]}""", """{"flow_starters": ["all_authenticated_users"]}"""]
        )
        {
            await emulator.CreateFlowAsync(Definition, others: roles);
        }

        Assert.Equal(await IdsAsync("flows", "filter_roles", role), await IdsAsync("flows", "filter_roles", older));
        Assert.Equal(await IdsAsync("flows", "filter_role", role), await IdsAsync("flows", "filter_role", older));
        Assert.Equal(role != "flow_administrator", (await IdsAsync("flows", "filter_role", older)).Length > 2);

        async Task<string> IdsAsync(string path, string name, string value) =>
            string.Join(
                ',',
                (await emulator.SendAsync("GET", $"{path}?{name}={value}")).Ok()["flows"]!
                    .AsArray()
                    .Select(flow => (string)flow!["id"]!)
            );
    }

    [Theory]
    [InlineData("created_by", 1)]
    [InlineData("manage_by", 0)]
    [InlineData("monitor_by", 0)]
    public async Task The_older_names_of_roles_filter_runs(string role, int count)
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.RunAsync(await emulator.CreateFlowAsync(Definition));
        Assert.Equal(
            count,
            (await emulator.SendAsync("GET", $"runs?filter_role={role}")).Ok()["runs"]!.AsArray().Count
        );
    }

    [Theory]
    [InlineData("manage_by", "run_managers")]
    [InlineData("monitor_by", "run_monitors")]
    public async Task The_older_names_of_roles_find_the_runs_of_others(string older, string role)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var other = DevelopmentAccounts.Secondary;
        var run = await emulator.RunAsync(await emulator.CreateFlowAsync(Definition));
        var roles = new JsonObject { [role] = new JsonArray(other.Identity.Urn) };
        (await emulator.SendAsync("PUT", $"runs/{run["run_id"]}", roles)).Ok();

        foreach (var name in (string[])["manage_by", "monitor_by", "created_by"])
        {
            var found = (await emulator.SendAsync("GET", $"runs?filter_role={name}", client: other)).Ok()["runs"]!;
            Assert.Equal(name == older ? 1 : 0, found.AsArray().Count);
        }
    }

    [Theory]
    [InlineData("flows?filter_role=created")]
    [InlineData("flows?filter_role=manage_by")]
    [InlineData("runs?filter_role=visible_to")]
    [InlineData("runs?filter_role=managed_by")]
    public async Task Other_names_of_roles_are_refused(string path)
    {
        await using var emulator = await TestEmulator.StartAsync();
        Assert.Equal(422, (int)(await emulator.SendAsync("GET", path)).Status);
    }

    [Fact]
    public async Task The_definition_of_a_run_is_shown_for_the_token_of_its_flow_alone()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Definition);
        var other = await emulator.CreateFlowAsync(Definition);
        var run = await emulator.RunAsync(flow);
        var path = $"runs/{run["run_id"]}/definition";
        var shown = (await emulator.SendAsync("GET", path, scope: (string)flow["globus_auth_scope"]!)).Ok();
        Assert.Equal("A", (string)shown["definition"]!["StartAt"]!);
        foreach (
            var (scope, client, status) in new[]
            {
                ((string)other["globus_auth_scope"]!, DevelopmentAccounts.Primary, 403),
                ((string)flow["globus_auth_scope"]!, DevelopmentAccounts.Secondary, 404),
                (ManageScope, DevelopmentAccounts.Primary, 200),
            }
        )
        {
            Assert.Equal(status, (int)(await emulator.SendAsync("GET", path, scope: scope, client: client)).Status);
        }

        var missing = await emulator.SendAsync(
            "GET",
            $"runs/{Guid.NewGuid()}/definition",
            scope: (string)flow["globus_auth_scope"]!
        );
        Assert.Equal((403, "MISSING_SCOPE"), ((int)missing.Status, missing.Code));
        Assert.Equal(401, (int)(await emulator.SendAsync("GET", path, body: null, token: null)).Status);

        // The other routes of the run keep to the scopes of Flows.
        var log = await emulator.SendAsync(
            "GET",
            $"runs/{run["run_id"]}/log",
            scope: (string)flow["globus_auth_scope"]!
        );
        Assert.Equal(403, (int)log.Status);
    }
}
