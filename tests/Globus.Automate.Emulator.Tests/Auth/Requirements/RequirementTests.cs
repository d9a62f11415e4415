using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Tests.Auth.SignIn;

namespace Globus.Automate.Emulator.Tests.Auth.Requirements;

/// <summary>Consents and sessions that are required of callers and runs, as tests set them up.</summary>
public sealed class RequirementTests
{
    private const string Transfer = "urn:globus:auth:scope:transfer.api.globus.org:all";
    private const string HelloUrl = "https://actions.globus.org/hello_world";

    [Theory]
    [InlineData("canonical", null)]
    [InlineData("legacy", null)]
    [InlineData("transfer", "errors.errors.gare_legacy_transfer_consent.json")]
    [InlineData("action_provider", "errors.errors.gare_legacy_ap_consent.json")]
    [InlineData("auth", "errors.errors.gare_legacy_auth_dependent_consent.json")]
    public async Task A_missing_consent_is_told_in_each_shape_until_it_is_given(string shape, string? real)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var scope = $"{TestEmulator.AllScope}[{Transfer}]";
        await RequireAsync(
            emulator,
            $$"""{"path": "/runs*", "shape": "{{shape}}", "required_scopes": ["{{scope}}"]}"""
        );
        var alice = await Person.SignInAsync(emulator, TestEmulator.AllScope);
        var response = await alice.SendAsync("GET", "runs", TestEmulator.AllScope);
        Assert.Equal(403, (int)response.Status);
        Assert.Contains(scope, response.Body!.ToJsonString(), StringComparison.Ordinal);
        if (real is not null && SharedData.TryReadJson("payloads", real) is { } document)
        {
            Assert.Equal(
                document.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal),
                response.Body.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal)
            );
        }
        else if (real is not null)
        {
            TestContext.Current.AddWarning("The shared data is missing; nothing was compared with a real response.");
        }

        Assert.Equal(200, (int)(await alice.SendAsync("GET", "flows", TestEmulator.AllScope)).Status);
        Assert.Equal(401, (int)(await emulator.SendAsync("GET", "runs", body: null, token: null)).Status);
        var more = await Person.SignInAsync(emulator, scope);
        Assert.Equal(200, (int)(await more.SendAsync("GET", "runs", TestEmulator.AllScope)).Status);
    }

    [Fact]
    public async Task A_missing_session_is_told_with_its_parameters()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await RequireAsync(
            emulator,
            """
            {"path": "/flows", "method": "GET", "session_required_identities": ["alice@lab.example"], "session_required_mfa": true, "session_message": "Confidential"}
            """
        );
        var alice = await Person.SignInAsync(emulator, TestEmulator.AllScope);
        var response = await alice.SendAsync("GET", "flows", TestEmulator.AllScope);
        Assert.Equal((403, "AuthorizationRequired"), ((int)response.Status, (string)response.Body!["code"]!));
        Assert.Equal(
            """
            {"session_message":"Confidential","session_required_identities":["alice@lab.example"],"session_required_mfa":true}
            """,
            response.Body["authorization_parameters"]!.ToJsonString()
        );
        var again = await Person.SignInAsync(
            emulator,
            TestEmulator.AllScope,
            null,
            ("session_required_identities", "alice@lab.example"),
            ("session_required_mfa", "True")
        );
        Assert.Equal(200, (int)(await again.SendAsync("GET", "flows", TestEmulator.AllScope)).Status);
        Assert.Equal(403, (int)(await alice.SendAsync("GET", "flows", TestEmulator.AllScope)).Status);
    }

    [Fact]
    public async Task Lists_are_texts_in_the_legacy_shape()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var policy = DevelopmentAccounts.Policy.Id.ToString();
        await RequireAsync(
            emulator,
            $$"""{"path": "/flows", "shape": "legacy", "session_required_policies": ["{{policy}}", "{{policy}}"]}"""
        );
        var alice = await Person.SignInAsync(emulator, TestEmulator.AllScope);
        var response = await alice.SendAsync("GET", "flows", TestEmulator.AllScope);
        Assert.Equal(
            $"{policy},{policy}",
            (string)response.Body!["authorization_parameters"]!["session_required_policies"]!
        );
        Assert.Equal("UnsatisfiedPolicy", (string)response.Body["code"]!);
    }

    [Fact]
    public async Task A_run_waits_for_a_consent_and_goes_on_with_a_new_token()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await RequireAsync(
            emulator,
            $$"""{"provider": "{{HelloUrl}}", "required_scopes": ["{{TestEmulator.HelloScope}}[{{Transfer}}]"]}"""
        );
        var flow = await CreateFlowAsync(emulator);
        var flowScope = (string)flow["globus_auth_scope"]!;
        var alice = await Person.SignInAsync(emulator, $"{flowScope} {TestEmulator.AllScope}");
        var runId = await StartAsync(alice, flow);
        var run = await ReadAsync(alice, runId);
        Assert.Equal(("INACTIVE", "ConsentRequired"), ((string)run["status"]!, (string)run["details"]!["code"]!));
        var needed = (string)run["details"]!["required_scope"]!;
        Assert.Equal($"{flowScope}[{TestEmulator.HelloScope}[{Transfer}]]", needed);
        (await alice.SendAsync("POST", $"runs/{runId}/resume", flowScope)).Ok();
        Assert.Equal("INACTIVE", (string)(await ReadAsync(alice, runId))["status"]!);
        var more = await Person.SignInAsync(emulator, $"{needed} {TestEmulator.AllScope}");
        (await more.SendAsync("POST", $"runs/{runId}/resume", flowScope)).Ok();
        Assert.Equal("SUCCEEDED", (string)(await ReadAsync(more, runId))["status"]!);
    }

    [Fact]
    public async Task A_run_waits_for_a_session_and_goes_on_with_a_new_token()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await RequireAsync(
            emulator,
            $$"""
            {"provider": "{{HelloUrl}}", "session_required_single_domain": ["lab.example"], "session_message": "The lab, please"}
            """
        );
        var flow = await CreateFlowAsync(emulator);
        var flowScope = (string)flow["globus_auth_scope"]!;
        var alice = await Person.SignInAsync(emulator, $"{flowScope} {TestEmulator.AllScope}");
        var runId = await StartAsync(alice, flow);
        var details = (await ReadAsync(alice, runId))["details"]!;
        Assert.Equal("AuthorizationParameters", (string)details["code"]!);
        Assert.Equal(
            """{"session_message":"The lab, please","session_required_single_domain":["lab.example"]}""",
            details["authorization_parameters"]!.ToJsonString()
        );
        Assert.Equal("A", (string)details["state_name"]!);
        await emulator.AdvanceAsync(60);
        Assert.Equal("INACTIVE", (string)(await ReadAsync(alice, runId))["status"]!);
        var again = await Person.SignInAsync(emulator, $"{flowScope} {TestEmulator.AllScope}", "alice@lab.example");
        (await again.SendAsync("POST", $"runs/{runId}/resume", flowScope)).Ok();
        Assert.Equal("SUCCEEDED", (string)(await ReadAsync(again, runId))["status"]!);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"path": "/flows"}""")]
    [InlineData("""{"path": "/flows", "provider": "x", "required_scopes": ["openid"]}""")]
    [InlineData("""{"path": "/flows", "shape": "new", "required_scopes": ["openid"]}""")]
    [InlineData("""{"path": "/flows", "shape": "auth", "session_required_mfa": true}""")]
    [InlineData("""{"path": "/flows", "required_scopes": ["openid["]}""")]
    [InlineData("""{"provider": "x", "required_scopes": ["openid", "email"]}""")]
    public async Task A_requirement_that_makes_no_sense_is_refused(string body)
    {
        await using var emulator = await TestEmulator.StartAsync();
        Assert.Equal(400, (int)(await emulator.SendAsync("POST", "_emulator/requirements", body, token: null)).Status);
    }

    [Fact]
    public async Task Requirements_are_cleared()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await RequireAsync(emulator, """{"path": "/flows", "required_scopes": ["openid"]}""");
        Assert.Equal(403, (int)(await emulator.SendAsync("GET", "flows")).Status);
        (await emulator.SendAsync("DELETE", "_emulator/requirements", body: null, token: null)).Ok();
        Assert.Equal(200, (int)(await emulator.SendAsync("GET", "flows")).Status);
    }

    private static async Task RequireAsync(TestEmulator emulator, string requirement) =>
        (await emulator.SendAsync("POST", "_emulator/requirements", requirement, token: null)).Ok();

    private static Task<JsonObject> CreateFlowAsync(TestEmulator emulator) =>
        emulator.CreateFlowAsync(
            """
            {"StartAt": "A", "States": {"A": {"Type": "Action", "ActionUrl": "{url}", "Parameters": {}, "ResultPath": "$.A", "End": true}}}
            """.Replace("{url}", HelloUrl, StringComparison.Ordinal),
            others: """{"flow_starters": ["all_authenticated_users"]}"""
        );

    private static async Task<string> StartAsync(Person person, JsonObject flow) =>
        (string)
            (
                await person.SendAsync(
                    "POST",
                    $"flows/{flow["id"]}/run",
                    (string)flow["globus_auth_scope"]!,
                    new JsonObject { ["body"] = new JsonObject() }
                )
            ).Ok()["run_id"]!;

    private static async Task<JsonNode> ReadAsync(Person person, string runId)
    {
        await person.Emulator.Host.Services.Worker.WhenIdleAsync();
        return (await person.SendAsync("GET", $"runs/{runId}", TestEmulator.AllScope)).Ok();
    }
}
