using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Tests.Flows;

public sealed class FlowServiceTests
{
    private const string Definition = """{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}""";

    private static readonly Client Other = DevelopmentAccounts.Secondary;

    [Fact]
    public async Task A_flow_comes_back_as_it_was_published()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(
            Definition,
            """{"type": "object"}""",
            """
            {"title": "My flow", "subtitle": "s", "description": "d", "keywords": ["k"], "flow_viewers": ["public"]}
            """
        );
        var id = (string)flow["id"]!;
        var read = (await emulator.SendAsync("GET", $"flows/{id}")).Ok();
        Assert.True(JsonNode.DeepEquals(flow, read));
        Assert.Equal("My flow", (string)read["title"]!);
        Assert.Equal(
            Definition,
            read["definition"]!
                .ToJsonString()
                .Replace(":", ": ", StringComparison.Ordinal)
                .Replace(",", ", ", StringComparison.Ordinal)
        );
        Assert.Equal(
            $"https://auth.globus.org/scopes/{id}/flow_{id.Replace('-', '_')}_user",
            (string)read["globus_auth_scope"]!
        );
        Assert.Equal($"{emulator.Host.Address}flows/{id}", (string)read["flow_url"]!);
        Assert.Equal("flow_owner", (string)read["user_role"]!);
        Assert.Equal(["public"], read["visible_to"]!.AsArray().Select(value => (string)value!));
    }

    [Theory]
    [InlineData("{}", "$.title: field required; $.definition: field required; $.input_schema: field required")]
    [InlineData(
        """
            {"title": "", "definition": {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}, "input_schema": {}}
            """,
        "$.title: ensure this value has at least 1 characters"
    )]
    [InlineData("""{"title": "t", "definition": [], "input_schema": {}}""", "$.definition: value is not a valid dict")]
    [InlineData(
        """
            {"title": "t", "definition": {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}, "input_schema": {}, "colour": "red"}
            """,
        "$.colour: extra fields not permitted"
    )]
    [InlineData(
        """
            {"title": "t", "definition": {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}, "input_schema": {}, "flow_administrators": ["ae341a98-d274-11e5-b888-dbae3a8ba545"]}
            """,
        "$.flow_administrators[0]: Unrecognized principal string: \"ae341a98-d274-11e5-b888-dbae3a8ba545\". Allowed "
            + "principal types in role \"FlowAdministrator\": [<AuthGroupUrn>, <AuthIdentityUrn>]"
    )]
    [InlineData(
        """
            {"title": "t", "definition": {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}, "input_schema": {}, "run_managers": ["public"]}
            """,
        "$.run_managers[0]: Unrecognized principal string: \"public\". Allowed principal types in role "
            + "\"RunManager\": [<AuthGroupUrn>, <AuthIdentityUrn>]"
    )]
    [InlineData(
        """
            {"title": "t", "definition": {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}, "input_schema": {}, "subscription_id": "none"}
            """,
        "$.subscription_id: value is not a valid uuid"
    )]
    public async Task A_request_that_breaks_a_rule_is_refused_with_the_place(string body, string expected)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await emulator.SendAsync("POST", "flows", body, await emulator.GetTokenAsync());
        Assert.Equal(422, (int)response.Status);
        Assert.EndsWith(expected, (string)response.Body!["error"]!["message"]!, StringComparison.Ordinal);
        Assert.NotNull(response.Body["debug_id"]);
    }

    [Theory]
    [InlineData("flows", "flow_viewers")]
    [InlineData("flows", "flow_starters")]
    [InlineData("flows", "flow_administrators")]
    [InlineData("flows", "run_managers")]
    [InlineData("flows", "run_monitors")]
    [InlineData("run", "run_managers")]
    [InlineData("run", "run_monitors")]
    public async Task A_misspelt_group_has_no_role(string operation, string role)
    {
        const string misspelt = "urn:globus:group:id:10ca1000-0000-4000-8000-000000000009";
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(
            """{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}"""
        );
        var body = new JsonObject { [role] = new JsonArray(misspelt) };
        var response =
            operation == "run"
                ? await emulator.SendAsync("POST", $"flows/{flow["id"]}/run", body, (string)flow["globus_auth_scope"]!)
                : await emulator.SendAsync("PUT", $"flows/{flow["id"]}", body);
        Assert.Equal(422, (int)response.Status);
        Assert.Contains(
            $"$.{role}[0]: Unrecognized principal string: \"{misspelt}\"",
            (string)response.Body!["error"]!["message"]!,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{"title": "a", "title": "b"}""")]
    public async Task A_body_that_is_no_JSON_object_is_refused(string body)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await emulator.SendAsync("POST", "flows", body, await emulator.GetTokenAsync());
        Assert.Equal(400, (int)response.Status);
        Assert.Equal("BAD_REQUEST", response.Code);
    }

    [Fact]
    public async Task An_update_changes_only_what_it_names()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(
            Definition,
            others: """{"title": "old", "subtitle": "s", "keywords": ["k"], "flow_viewers": ["public"]}"""
        );
        await emulator.AdvanceAsync(60);
        var changed = (
            await emulator.SendAsync(
                "PUT",
                $"flows/{flow["id"]}",
                JsonNode.Parse("""{"title": "new", "keywords": []}""")
            )
        ).Ok();
        Assert.Equal("new", (string)changed["title"]!);
        Assert.Equal("s", (string)changed["subtitle"]!);
        Assert.Empty(changed["keywords"]!.AsArray());
        Assert.Single(changed["flow_viewers"]!.AsArray());
        Assert.NotEqual((string)flow["updated_at"]!, (string)changed["updated_at"]!);
        Assert.Equal((string)flow["created_at"]!, (string)changed["created_at"]!);
    }

    [Fact]
    public async Task A_run_keeps_the_definition_it_started_with()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(
            """
            {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 10, "Next": "P"}, "P": {"Type": "Pass", "Result": {"is": "old"}, "End": true}}}
            """
        );
        var run = await emulator.RunAsync(flow);
        var body = JsonNode.Parse($$"""{"definition": {{Definition}}}""");
        (await emulator.SendAsync("PUT", $"flows/{flow["id"]}", body)).Ok();
        await emulator.AdvanceAsync(10);
        var ended = await emulator.GetRunAsync((string)run["run_id"]!);
        Assert.Equal("old", (string)ended["details"]!["output"]!["is"]!);
        var definition = (await emulator.SendAsync("GET", $"runs/{run["run_id"]}/definition")).Ok();
        Assert.Equal("W", (string)definition["definition"]!["StartAt"]!);
    }

    [Fact]
    public async Task A_deleted_flow_is_gone_and_its_runs_stay()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Definition);
        var run = await emulator.RunAsync(flow);
        var deleted = (await emulator.SendAsync("DELETE", $"flows/{flow["id"]}")).Ok();
        Assert.True((bool)deleted["DELETED"]!);
        var response = await emulator.SendAsync("GET", $"flows/{flow["id"]}");
        Assert.Equal((404, "NOT_FOUND"), ((int)response.Status, response.Code));
        Assert.Equal("SUCCEEDED", (string)(await emulator.GetRunAsync((string)run["run_id"]!))["status"]!);
    }

    [Fact]
    public async Task Validation_names_the_scopes_and_the_ways_through_the_flow()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var body = JsonNode.Parse(
            """
            {"definition": {"StartAt": "C", "States": {
              "C": {"Type": "Choice", "Choices": [{"Variable": "$.x", "BooleanEquals": true, "Next": "H"}], "Default": "T"},
              "H": {"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": {}, "ResultPath": "$.H", "End": true},
              "T": {"Type": "Action", "RunAs": "Flow", "ActionUrl": "https://transfer.actions.globus.org/transfer", "Parameters": {}, "ResultPath": "$.T", "Next": "H"}}}}
            """
        );
        var response = (await emulator.SendAsync("POST", "flows/validate", body)).Ok();
        Assert.Equal(
            """
            {"scopes":{"User":["https://auth.globus.org/scopes/actions.globus.org/hello_world"],"Flow":["urn:globus:auth:scope:transfer.api.globus.org:all"]},"analysis":{"number_of_possibilities":2}}
            """,
            response.ToJsonString()
        );
    }

    [Fact]
    public async Task Others_see_what_their_role_lets_them_see()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(
            """
            {"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"__Private_Parameters": ["p"], "p": 1, "q": 2}, "End": true}}}
            """,
            others: $$"""{"flow_viewers": ["{{Other.Identity.Urn}}"]}"""
        );
        var seen = (await emulator.SendAsync("GET", $"flows/{flow["id"]}", client: Other)).Ok();
        Assert.Equal("flow_viewer", (string)seen["user_role"]!);
        Assert.Empty(seen["flow_viewers"]!.AsArray());
        Assert.Equal("""{"q":2}""", seen["definition"]!["States"]!["A"]!["Parameters"]!.ToJsonString());
        var change = await emulator.SendAsync("PUT", $"flows/{flow["id"]}", new JsonObject(), client: Other);
        Assert.Equal((403, "FORBIDDEN"), ((int)change.Status, change.Code));
    }

    [Fact]
    public async Task What_somebody_may_not_see_does_not_exist_for_them()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Definition);
        var run = await emulator.RunAsync(flow);
        foreach (
            var path in (string[])
                [
                    $"flows/{flow["id"]}",
                    $"runs/{run["run_id"]}",
                    $"runs/{run["run_id"]}/log",
                    $"flows/{Guid.Empty}",
                    "flows/nonsense",
                ]
        )
        {
            var response = await emulator.SendAsync("GET", path, client: Other);
            Assert.Equal((404, "NOT_FOUND"), ((int)response.Status, response.Code));
        }
    }

    [Fact]
    public async Task A_token_for_something_else_is_refused_with_the_scope_that_is_missing()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Definition);
        var start = await emulator.SendAsync("POST", $"flows/{flow["id"]}/run", JsonNode.Parse("""{"body": {}}"""));
        Assert.Equal((403, "MISSING_SCOPE"), ((int)start.Status, start.Code));
        Assert.Equal(
            $"This action requires the following scope: {flow["globus_auth_scope"]}",
            (string)start.Body!["error"]!["detail"]!
        );
        var list = await emulator.SendAsync("GET", "flows", scope: TestEmulator.HelloScope);
        Assert.Equal((403, "MISSING_SCOPE"), ((int)list.Status, list.Code));
        var view = await emulator.SendAsync(
            "POST",
            "flows",
            new JsonObject(),
            scope: TestEmulator.AllScope.Replace("/all", "/view_flows", StringComparison.Ordinal)
        );
        Assert.Equal((403, "MISSING_SCOPE"), ((int)view.Status, view.Code));
    }

    [Fact]
    public async Task A_start_without_a_token_or_without_a_flow_says_which()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var anonymous = await emulator.SendAsync("POST", $"flows/{Guid.Empty}/run", """{"body": {}}""", token: null);
        Assert.Equal((401, "AUTHENTICATION_ERROR"), ((int)anonymous.Status, anonymous.Code));
        var nowhere = await emulator.SendAsync("POST", $"flows/{Guid.Empty}/run", JsonNode.Parse("""{"body": {}}"""));
        Assert.Equal((404, "NOT_FOUND"), ((int)nowhere.Status, nowhere.Code));
    }

    [Fact]
    public async Task Who_may_see_a_flow_but_not_start_it_is_told_so()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Definition, others: """{"flow_viewers": ["public"]}""");
        var response = await emulator.SendAsync(
            "POST",
            $"flows/{flow["id"]}/run",
            JsonNode.Parse("""{"body": {}}"""),
            (string)flow["globus_auth_scope"]!,
            Other
        );
        Assert.Equal((403, "FORBIDDEN"), ((int)response.Status, response.Code));
        Assert.EndsWith(
            "Missing permissions: RUN.",
            (string)response.Body!["error"]!["detail"]!,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_administrator_may_take_a_flow_over_and_nobody_may_be_given_it()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(
            Definition,
            others: $$"""{"flow_administrators": ["{{Other.Identity.Urn}}"]}"""
        );
        var given = await emulator.SendAsync(
            "PUT",
            $"flows/{flow["id"]}",
            new JsonObject { ["flow_owner"] = Other.Identity.Urn }
        );
        Assert.Equal(422, (int)given.Status);
        var taken = (
            await emulator.SendAsync(
                "PUT",
                $"flows/{flow["id"]}",
                new JsonObject { ["flow_owner"] = Other.Identity.Urn },
                client: Other
            )
        ).Ok();
        Assert.Equal(Other.Identity.Urn, (string)taken["flow_owner"]!);
    }
}
