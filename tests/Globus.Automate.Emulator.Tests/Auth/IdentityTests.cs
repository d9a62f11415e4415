using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Tests.Auth;

public sealed class IdentityTests
{
    private const string UserScopes = "openid profile email urn:globus:auth:scope:auth.globus.org:view_identity_set";

    [Fact]
    public async Task Userinfo_tells_who_holds_the_token()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = (await emulator.SendAsync("GET", "v2/oauth2/userinfo", scope: UserScopes)).Ok();
        Assert.Equal(DevelopmentAccounts.Primary.Id.ToString(), (string)response["sub"]!);
        Assert.Equal(
            $"{DevelopmentAccounts.Primary.Id}@clients.auth.globus.org",
            (string)response["preferred_username"]!
        );
        Assert.Equal(DevelopmentAccounts.Primary.Id.ToString(), (string)response["identity_set"]![0]!["sub"]!);
    }

    [Fact]
    public async Task Userinfo_needs_a_token_for_Auth()
    {
        await using var emulator = await TestEmulator.StartAsync();
        Assert.Equal(401, (int)(await emulator.SendAsync("GET", "v2/oauth2/userinfo", body: null, token: null)).Status);
        Assert.Equal(403, (int)(await emulator.SendAsync("GET", "v2/oauth2/userinfo")).Status);
    }

    [Fact]
    public async Task Identities_are_found_by_id_and_by_username()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var byName = (
            await emulator.SendAsync(
                "GET",
                "v2/api/identities?usernames=Alice@emulator.example,nobody@example.org",
                scope: UserScopes
            )
        ).Ok();
        var alice = Assert.Single(byName["identities"]!.AsArray())!;
        Assert.Equal("alice@emulator.example", (string)alice["username"]!);
        var byId = (
            await emulator.SendAsync("GET", $"v2/api/identities?ids={alice["id"]},{Guid.Empty}", scope: UserScopes)
        ).Ok();
        Assert.Equal((string)alice["id"]!, (string)Assert.Single(byId["identities"]!.AsArray())!["id"]!);
    }

    [Fact]
    public async Task A_flow_is_an_identity_too()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(
            """{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}"""
        );
        var found = (
            await emulator.SendAsync(
                "GET",
                $"v2/api/identities?usernames={flow["globus_auth_username"]}",
                scope: UserScopes
            )
        ).Ok();
        Assert.Equal((string)flow["id"]!, (string)found["identities"]![0]!["id"]!);
    }

    [Theory]
    [InlineData("identities?usernames=alice@emulator.example", "identities/0/name", "Alice Example")]
    [InlineData(
        "identities?usernames=alice@emulator.example&provision=true",
        "identities/0/username",
        "alice@emulator.example"
    )]
    [InlineData("identities?usernames=x@example.org&provision=false", "identities/0", null)]
    [InlineData("identities/10ca1000-0000-4000-8000-0000000000a1", "identity/username", "alice@emulator.example")]
    [InlineData(
        "identities?ids=10ca1000-0000-4000-8000-0000000000a1&include=identity_provider",
        "included/identity_providers/0/id",
        "10ca1000-0000-4000-8000-0000000000ff"
    )]
    [InlineData("identities?ids=10ca1000-0000-4000-8000-0000000000a1", "included", null)]
    [InlineData(
        "identity_providers?domains=nowhere.example,LAB.example",
        "identity_providers/0/id",
        "10ca1000-0000-4000-8000-0000000000ff"
    )]
    [InlineData("identity_providers?domains=nowhere.example", "identity_providers/0", null)]
    [InlineData(
        "identity_providers?ids=10ca1000-0000-4000-8000-0000000000ff",
        "identity_providers/0/domains/1",
        "lab.example"
    )]
    [InlineData("identity_providers?ids=10ca1000-0000-4000-8000-0000000000a1", "identity_providers/0", null)]
    public async Task A_client_with_its_secret_looks_up_identities(string path, string member, string? value)
    {
        await using var emulator = await TestEmulator.StartAsync();
        foreach (var client in (Client?[])[DevelopmentAccounts.Primary, null])
        {
            var response = client is null
                ? await emulator.SendAsync("GET", $"v2/api/{path}", scope: UserScopes)
                : await SendAsync(emulator, path, client);
            Assert.Equal(value, (string?)At(response.Ok(), member));
        }
    }

    [Theory]
    [InlineData("identities?ids=10ca1000-0000-4000-8000-0000000000a1")]
    [InlineData("identities/10ca1000-0000-4000-8000-0000000000a1")]
    [InlineData("identity_providers?domains=lab.example")]
    public async Task A_client_with_a_wrong_secret_is_refused(string path)
    {
        await using var emulator = await TestEmulator.StartAsync();
        foreach (
            var client in (Client[])
                [DevelopmentAccounts.Primary with { Secret = "wrong" }, DevelopmentAccounts.Native with { Secret = "" }]
        )
        {
            var response = await SendAsync(emulator, path, client);
            Assert.Equal(401, (int)response.Status);
            Assert.Equal("UNAUTHORIZED", (string)response.Body!["errors"]![0]!["code"]!);
        }
    }

    [Theory]
    [InlineData("identities?usernames=x@example.org&provision=true", 501, "NOT_IMPLEMENTED")]
    [InlineData("identities?usernames=x@example.org&provision=maybe", 400, "BAD_REQUEST")]
    [InlineData("identities?ids=10ca1000-0000-4000-8000-0000000000a1&include=groups", 400, "BAD_REQUEST")]
    [InlineData("identities/10ca1000-0000-4000-8000-0000000000c3", 404, "NOT_FOUND")]
    [InlineData("identities/alice", 404, "NOT_FOUND")]
    [InlineData("identity_providers", 400, "BAD_REQUEST")]
    [InlineData("identity_providers?ids=x", 400, "BAD_REQUEST")]
    [InlineData("identity_providers?ids=10ca1000-0000-4000-8000-0000000000ff&domains=x", 400, "BAD_REQUEST")]
    public async Task What_the_directory_does_not_do_it_refuses(string path, int status, string code)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await SendAsync(emulator, path, DevelopmentAccounts.Primary);
        Assert.Equal((status, code), ((int)response.Status, (string)response.Body!["errors"]![0]!["code"]!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?ids=not-a-uuid")]
    [InlineData("?ids=10ca1000-0000-4000-8000-000000000001&usernames=x")]
    public async Task A_search_that_makes_no_sense_is_refused(string query)
    {
        await using var emulator = await TestEmulator.StartAsync();
        Assert.Equal(
            400,
            (int)(await emulator.SendAsync("GET", "v2/api/identities" + query, scope: UserScopes)).Status
        );
    }

    private static Task<TestEmulator.Response> SendAsync(TestEmulator emulator, string path, Client client)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"v2/api/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{client.Id:D}:{client.Secret}"))
        );
        return emulator.SendAsync(request);
    }

    private static JsonNode? At(JsonNode document, string path) =>
        path.Split('/')
            .Aggregate((JsonNode?)document, (node, part) =>
                node is JsonArray items ? items.ElementAtOrDefault(int.Parse(part)) : (node as JsonObject)?[part]
            );
}
