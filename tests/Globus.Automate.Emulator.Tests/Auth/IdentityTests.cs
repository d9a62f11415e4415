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
}
