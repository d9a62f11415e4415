using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Tests.Auth;

public sealed class ScopeTests
{
    private const string Owner = "b3db7e59-a6f1-4947-95c2-59d6b7a70f8c";
    private const string Scope = $"https://auth.globus.org/scopes/{Owner}/action_all";

    public static TheoryData<string, string> Cases => CaseFile.Read("scopes");

    [Fact]
    public async Task The_services_of_Globus_have_their_scopes_and_resource_servers()
    {
        await using var emulator = await TestEmulator.StartAsync();
        foreach (var (scope, expected) in Cases.Select(row => row.Data))
        {
            Assert.Equal($"{scope} => {expected}", $"{scope} => {await FindServerAsync(emulator, scope)}");
        }
    }

    [Theory]
    [InlineData($$"""{"scope": "{{Scope}}"}""", Scope, Owner)]
    [InlineData($$"""{"scope": "{{Scope}}", "resource_server": "provider"}""", Scope, "provider")]
    [InlineData(
        """{"scope": "https://auth.globus.org/scopes/provider.example.org/a/b"}""",
        "https://auth.globus.org/scopes/provider.example.org/a/b",
        "provider.example.org"
    )]
    [InlineData(
        """{"scope": "urn:globus:auth:scope:provider.example.org:all"}""",
        "urn:globus:auth:scope:provider.example.org:all",
        "provider.example.org"
    )]
    [InlineData(
        """{"scope": "https://auth.globus.org/scopes/facd7ccc-c5f4-42aa-916b-a0e270e2c2a9/automate2"}""",
        "https://auth.globus.org/scopes/facd7ccc-c5f4-42aa-916b-a0e270e2c2a9/automate2",
        "facd7ccc-c5f4-42aa-916b-a0e270e2c2a9"
    )]
    public async Task A_scope_is_added_until_the_next_reset(string body, string scope, string server)
    {
        await using var emulator = await TestEmulator.StartAsync();
        Assert.Equal("unknown", await FindServerAsync(emulator, scope));
        await AddAsync(emulator, "scopes", body);
        Assert.Equal(server, await FindServerAsync(emulator, scope));
        var listed = Assert.Single(
            (await emulator.SendAsync("GET", "_emulator/scopes", body: null, token: null)).Ok()["scopes"]!.AsArray()
        )!;
        Assert.Equal((scope, server), ((string)listed["scope"]!, (string)listed["resource_server"]!));

        (await emulator.SendAsync("POST", "_emulator/reset", body: null, token: null)).Ok();
        Assert.Equal("unknown", await FindServerAsync(emulator, scope));
    }

    [Theory]
    [InlineData("scopes", "{}", "missing")]
    [InlineData("scopes", """{"scope": "action_all"}""", "is not a scope")]
    [InlineData("scopes", """{"scope": "openid"}""", "is not a scope")]
    [InlineData("scopes", """{"scope": "https://auth.globus.org/scopes//a"}""", "is not a scope")]
    [InlineData("scopes", """{"scope": "https://auth.globus.org/scopes/a"}""", "is not a scope")]
    [InlineData("scopes", """{"scope": "https://auth.globus.org/scopes/a/b c"}""", "is not a scope")]
    [InlineData("scopes", """{"scope": "https://auth.globus.org/scopes/a/b[c]"}""", "is not a scope")]
    [InlineData("scopes", """{"scope": "urn:globus:auth:scope:a"}""", "is not a scope")]
    [InlineData("scopes", """{"scope": "urn:globus:auth:scope:transfer.api.globus.org:all"}""", "exists already")]
    [InlineData("scopes", $$"""{"scope": "{{Scope}}", "resource_server": ""}""", "is empty")]
    [InlineData("scopes", $$"""{"scope": "{{Scope}}", "owner": "x"}""", "Unknown member 'owner'")]
    [InlineData("clients", """{"name": "x", "scopes": ["a b"]}""", "is not a scope")]
    [InlineData("clients", """{"name": "x", "scopes": "a"}""", "must be a list of strings")]
    public async Task A_scope_that_cannot_be_added_is_refused(string route, string body, string message)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await emulator.SendAsync("POST", $"_emulator/{route}", body, token: null);
        Assert.Equal(400, (int)response.Status);
        Assert.Contains(message, (string)response.Body!["error"]!["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_is_added_with_the_scopes_that_it_offers_and_introspects_their_tokens()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var added = await AddAsync(
            emulator,
            "clients",
            $$"""{"id": "{{Owner}}", "name": "A provider", "secret": "s", "scopes": ["action_all", "action/status"]}"""
        );
        Assert.Equal([Scope, Scope[..^4] + "/status"], added["scopes"]!.AsArray().Select(scope => (string)scope!));
        var provider = new Client(Guid.Parse(Owner), "s", "A provider");
        Assert.True(await IsActiveAsync(emulator, provider, await emulator.GetTokenAsync(Scope)));
        Assert.False(await IsActiveAsync(emulator, provider, await emulator.GetTokenAsync()));

        // The client is the service, whatever its resource server is called.
        await AddAsync(emulator, "scopes", $$"""{"scope": "{{Scope}}", "resource_server": "provider"}""");
        emulator.ForgetTokens();
        Assert.True(await IsActiveAsync(emulator, provider, await emulator.GetTokenAsync(Scope)));
    }

    [Fact]
    public async Task Added_scopes_are_part_of_the_state()
    {
        await using var first = await TestEmulator.StartAsync();
        await AddAsync(first, "scopes", $$"""{"scope": "{{Scope}}", "resource_server": "provider"}""");
        var state = (await first.SendAsync("GET", "_emulator/state", body: null, token: null)).Ok();

        await using var second = await TestEmulator.StartAsync();
        (await second.SendAsync("POST", "_emulator/seed", state.ToJsonString(), token: null)).Ok();
        Assert.Equal("provider", await FindServerAsync(second, Scope));
    }

    [Theory]
    [InlineData(Scope, true)]
    [InlineData("urn:globus:auth:scope:provider.example.org:all", true)]
    [InlineData("nonsense", false)]
    [InlineData(
        "https://auth.globus.org/scopes/11111111-1111-4111-8111-111111111111/"
            + "flow_11111111_1111_4111_8111_111111111111_user",
        false
    )]
    public async Task The_refusal_of_an_unknown_scope_says_how_to_add_it(string scope, bool isAddable)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await emulator.PostFormAsync(
            "v2/oauth2/token",
            DevelopmentAccounts.Primary,
            ("grant_type", "client_credentials"),
            ("scope", scope)
        );
        var message = (string)response.Body!["error_description"]!;
        Assert.StartsWith($"Unknown scope: {scope}", message, StringComparison.Ordinal);
        Assert.Equal(isAddable, message.Contains("POST /_emulator/scopes", StringComparison.Ordinal));
    }

    private static async Task<string> FindServerAsync(TestEmulator emulator, string scope)
    {
        var response = await emulator.PostFormAsync(
            "v2/oauth2/token",
            DevelopmentAccounts.Primary,
            ("grant_type", "client_credentials"),
            ("scope", scope)
        );
        return (int)response.Status == 400 && (string)response.Body!["error"]! == "invalid_scope"
            ? "unknown"
            : (string)response.Ok()["resource_server"]!;
    }

    private static async Task<bool> IsActiveAsync(TestEmulator emulator, Client client, string token) =>
        (bool)(await emulator.PostFormAsync("v2/oauth2/token/introspect", client, ("token", token))).Ok()["active"]!;

    private static async Task<JsonNode> AddAsync(TestEmulator emulator, string route, string body) =>
        (await emulator.SendAsync("POST", $"_emulator/{route}", body, token: null)).Ok();
}
