using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Tests.RegisteredApis;

/// <summary>
/// An Action state calls a registered API: really when it is on this machine, else it fails as one that cannot be
/// reached.
/// </summary>
public sealed class RegisteredApiCallTests
{
    [Fact]
    public async Task Parameters_go_where_the_specification_says_with_a_token_of_the_scope()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var service = LocalApi.Start();
        var api = await RegisteredApiScript.RegisterAsync(emulator, service.Address);
        var run = await RegisteredApiScript.CallAsync(
            emulator,
            RegisteredApiScript.Handler(api),
            """
            {"path": {"thing_id": "a/b"}, "query": {"include": ["x", "y z"]}, "header": {"X-Note": "hi"}, "cookie": {"crumb": 7}}
            """
        );
        Assert.True("SUCCEEDED" == (string)run["status"]!, run.ToJsonString());
        Assert.Equal("""{"all":"well"}""", run["details"]!["output"]!["result"]!.ToJsonString());
        var request = Assert.Single(service.Requests);
        Assert.Equal(
            ("GET /things/a%2Fb?include=x&include=y%20z", "", "hi", "crumb=7"),
            (request.Line, request.Body, request.Note, request.Cookie)
        );
        var introspected = (
            await emulator.PostFormAsync(
                "v2/oauth2/token/introspect",
                DevelopmentAccounts.Primary,
                ("token", request.Authorization!["Bearer ".Length..])
            )
        ).Ok();
        Assert.Equal(RegisteredApiScript.Scope, (string)introspected["scope"]!);
    }

    [Fact]
    public async Task A_body_is_sent_as_JSON_and_without_security_there_is_no_token()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var service = LocalApi.Start(201, "made");
        var api = await RegisteredApiScript.RegisterAsync(emulator, service.Address, RegisteredApiScript.Create);
        var run = await RegisteredApiScript.CallAsync(
            emulator,
            RegisteredApiScript.Handler(api),
            """{"body": {"name": "n"}}"""
        );
        Assert.Equal("made", (string)run["details"]!["output"]!["result"]!);
        var request = Assert.Single(service.Requests);
        Assert.Equal(("POST /things", """{"name":"n"}""", null), (request.Line, request.Body, request.Authorization));
    }

    [Theory]
    [InlineData("{}", "required")]
    [InlineData("""{"body": {"name": 5}}""", "body.name")]
    [InlineData("""{"body": {"name": "n"}, "query": {}}""", "query")]
    public async Task Input_that_the_route_does_not_take_is_not_sent(string input, string mentioned)
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var service = LocalApi.Start();
        var api = await RegisteredApiScript.RegisterAsync(emulator, service.Address, RegisteredApiScript.Create);
        var run = await RegisteredApiScript.CallAsync(emulator, RegisteredApiScript.Handler(api), input);
        var details = run["details"]!["details"]!;
        Assert.Equal("ActionUnableToRun", (string)details["exception"]!);
        Assert.Equal("InvalidInput", (string)details["cause"]!["code"]!);
        Assert.Contains(mentioned, (string)details["cause"]!["description"]!, StringComparison.Ordinal);
        Assert.Empty(service.Requests);
    }

    [Theory]
    [InlineData(404, """{"code": "NoSuchThing"}""", """{"code":"NoSuchThing"}""")]
    [InlineData(302, "", "\"The registered API 'Things' responded with status 302.\"")]
    [InlineData(500, "oops", "\"oops\"")]
    public async Task A_response_that_is_no_success_is_an_action_that_is_unable_to_run(
        int status,
        string response,
        string cause
    )
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var service = LocalApi.Start(status, response);
        var api = await RegisteredApiScript.RegisterAsync(emulator, service.Address);
        var run = await RegisteredApiScript.CallAsync(
            emulator,
            RegisteredApiScript.Handler(api),
            """{"path": {"thing_id": "1"}}"""
        );
        var details = run["details"]!["details"]!;
        Assert.Equal("ActionUnableToRun", (string)details["exception"]!);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(cause), details["cause"]), details.ToJsonString());
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task What_is_elsewhere_is_not_called()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var api = await RegisteredApiScript.RegisterAsync(emulator);
        var run = await RegisteredApiScript.CallAsync(
            emulator,
            RegisteredApiScript.Handler(api),
            """{"path": {"thing_id": "1"}}"""
        );
        var details = run["details"]!["details"]!;
        Assert.Equal("ActionUnableToRun", (string)details["exception"]!);
        Assert.StartsWith(
            "The registered API 'Things' at https://",
            (string)details["cause"]!,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "could not be reached: the emulator calls only registered APIs on this machine",
            (string)details["cause"]!,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        """{"Type": "RegisteredAPI", "Id": "10ca1000-0000-4000-8000-0000000000ff"}""",
        "10ca1000-0000-4000-8000-0000000000ff"
    )]
    [InlineData("""{"Type": "RegisteredAPI", "Id": "REPLACE_ME"}""", "REPLACE_ME")]
    [InlineData(
        "\"urn:globus:flows:handle:globus:groups.get_group\"",
        "urn:globus:flows:handle:globus:groups.get_group"
    )]
    public async Task What_is_not_registered_here_is_an_action_that_is_unable_to_run(string handler, string name)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var run = await RegisteredApiScript.CallAsync(emulator, handler);
        var details = run["details"]!["details"]!;
        Assert.Equal("ActionUnableToRun", (string)details["exception"]!);
        Assert.StartsWith(
            $"The emulator has no active registered API {name}.",
            (string)details["cause"]!["description"]!,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_flow_needs_the_scope_of_the_API_that_it_calls()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var api = await RegisteredApiScript.RegisterAsync(emulator);
        var definition = $$"""
            {"StartAt": "A", "States": {"A": {"Type": "Action", "Handler": {{RegisteredApiScript.Handler(
                api
            )}}, "Parameters": {}, "RunAs": "Flow", "End": true} } }
            """;
        var response = (
            await emulator.SendAsync(
                "POST",
                "flows/validate",
                new JsonObject { ["definition"] = JsonNode.Parse(definition) }
            )
        ).Ok();
        Assert.Equal($$"""{"Flow":["{{RegisteredApiScript.Scope}}"]}""", response["scopes"]!.ToJsonString());
    }
}
