using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Globus.Automate.Emulator.Tests.Auth.Tokens;

public sealed class TokenTests
{
    private static readonly Client Client = DevelopmentAccounts.Primary;

    [Fact]
    public async Task Client_credentials_give_one_token_for_each_resource_server()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var scope = $"{TestEmulator.AllScope} openid {TestEmulator.HelloScope} email";
        var response = (
            await emulator.PostFormAsync(
                "v2/oauth2/token",
                Client,
                ("grant_type", "client_credentials"),
                ("scope", scope)
            )
        ).Ok();
        Assert.Equal("flows.globus.org", (string)response["resource_server"]!);
        Assert.Equal(TestEmulator.AllScope, (string)response["scope"]!);
        Assert.Equal("Bearer", (string)response["token_type"]!);
        Assert.Equal(172_800, (int)response["expires_in"]!);
        var others = response["other_tokens"]!.AsArray();
        Assert.Equal(
            ["auth.globus.org", "actions.globus.org"],
            others.Select(token => (string)token!["resource_server"]!)
        );
        Assert.Equal("openid email", (string)others[0]!["scope"]!);
    }

    [Fact]
    public async Task A_scope_in_a_response_has_no_dependencies()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var scope = $"{TestEmulator.HelloScope}[*urn:globus:auth:scope:transfer.api.globus.org:all]";
        var response = (
            await emulator.PostFormAsync(
                "v2/oauth2/token",
                Client,
                ("grant_type", "client_credentials"),
                ("scope", scope)
            )
        ).Ok();
        Assert.Equal(TestEmulator.HelloScope, (string)response["scope"]!);
        Assert.Empty(response["other_tokens"]!.AsArray());
    }

    [Theory]
    [InlineData("nobody:knows:it")]
    [InlineData(
        "https://auth.globus.org/scopes/00000000-0000-4000-8000-000000000000/"
            + "flow_00000000_0000_4000_8000_000000000000_user"
    )]
    [InlineData("openid[unknown]")]
    [InlineData("openid[")]
    [InlineData("openid[]")]
    [InlineData("openid]")]
    [InlineData("*")]
    public async Task An_unknown_or_malformed_scope_is_refused(string scope)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await emulator.PostFormAsync(
            "v2/oauth2/token",
            Client,
            ("grant_type", "client_credentials"),
            ("scope", scope)
        );
        Assert.Equal(400, (int)response.Status);
        Assert.Equal("invalid_scope", (string)response.Body!["error"]!);
    }

    [Fact]
    public async Task A_wrong_secret_is_refused_in_the_shape_of_Globus()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await emulator.PostFormAsync(
            "v2/oauth2/token",
            Client with
            {
                Secret = "wrong",
            },
            ("grant_type", "client_credentials"),
            ("scope", "openid")
        );
        Assert.Equal(401, (int)response.Status);
        Assert.Equal("invalid_client", (string)response.Body!["error"]!);
        Assert.Equal("401", (string)response.Body["errors"]![0]!["status"]!);
        Assert.NotNull(response.Body["error_description"]);
    }

    [Theory]
    [InlineData("password", "unsupported_grant_type")]
    [InlineData("", "invalid_request")]
    [InlineData("refresh_token", "invalid_request")]
    public async Task Other_grants_are_refused(string grant, string error)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await emulator.PostFormAsync("v2/oauth2/token", Client, ("grant_type", grant));
        Assert.Equal(400, (int)response.Status);
        Assert.Equal(error, (string)response.Body!["error"]!);
    }

    [Fact]
    public async Task A_token_is_good_for_48_hours_of_real_time()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var emulator = await TestEmulator.StartAsync(new EmulatorOptions { RealTime = time });
        Assert.Equal(200, (int)(await emulator.SendAsync("GET", "flows")).Status);
        time.Advance(TimeSpan.FromSeconds(172_799));
        Assert.Equal(200, (int)(await emulator.SendAsync("GET", "flows")).Status);
        time.Advance(TimeSpan.FromSeconds(1));
        var response = await emulator.SendAsync("GET", "flows");
        Assert.Equal(401, (int)response.Status);
        Assert.Equal("AUTHENTICATION_ERROR", response.Code);
        Assert.Equal("Expired or invalid Bearer token", (string)response.Body!["error"]!["detail"]!);
    }

    [Fact]
    public async Task A_revoked_token_is_good_for_nothing()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var token = await emulator.GetTokenAsync();
        var response = (await emulator.PostFormAsync("v2/oauth2/token/revoke", Client, ("token", token))).Ok();
        Assert.False((bool)response["active"]!);
        Assert.Equal(401, (int)(await emulator.SendAsync("GET", "flows")).Status);
        var introspected = (await emulator.PostFormAsync("v2/oauth2/token/introspect", Client, ("token", token))).Ok();
        Assert.Equal("""{"active":false}""", introspected.ToJsonString());
    }

    [Fact]
    public async Task A_client_cannot_revoke_the_token_of_another()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var token = await emulator.GetTokenAsync();
        (await emulator.PostFormAsync("v2/oauth2/token/revoke", DevelopmentAccounts.Secondary, ("token", token))).Ok();
        Assert.Equal(200, (int)(await emulator.SendAsync("GET", "flows")).Status);
    }

    [Fact]
    public async Task Introspection_tells_whose_token_it_is()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var token = await emulator.GetTokenAsync(TestEmulator.HelloScope);
        var response = (
            await emulator.PostFormAsync(
                "v2/oauth2/token/introspect",
                Client,
                ("token", token),
                ("include", "identity_set")
            )
        ).Ok();
        Assert.True((bool)response["active"]!);
        Assert.Equal(TestEmulator.HelloScope, (string)response["scope"]!);
        Assert.Equal(Client.Id.ToString(), (string)response["sub"]!);
        Assert.Equal($"{Client.Id}@clients.auth.globus.org", (string)response["username"]!);
        Assert.Equal([Client.Id.ToString()], response["identity_set"]!.AsArray().Select(id => (string)id!));
        Assert.Equal(172_800, (long)response["exp"]! - (long)response["iat"]!);
    }

    [Fact]
    public async Task A_service_gets_dependent_tokens_and_may_refresh_them()
    {
        await using var emulator = await TestEmulator.StartAsync();
        const string groups = "urn:globus:auth:scope:groups.api.globus.org:view_my_groups_and_memberships";
        var providerScope = $"https://auth.globus.org/scopes/{Client.Id}/action_all";
        var token = await emulator.GetTokenAsync($"{providerScope}[{groups}]", DevelopmentAccounts.Secondary);
        var response = (
            await emulator.PostFormAsync(
                "v2/oauth2/token",
                Client,
                ("grant_type", "urn:globus:auth:grant_type:dependent_token"),
                ("token", token),
                ("access_type", "offline")
            )
        ).Ok();
        var dependent = Assert.Single(response.AsArray())!;
        Assert.Equal(groups, (string)dependent["scope"]!);
        var refreshed = (
            await emulator.PostFormAsync(
                "v2/oauth2/token",
                Client,
                ("grant_type", "refresh_token"),
                ("refresh_token", (string)dependent["refresh_token"]!)
            )
        ).Ok();
        var introspected = (
            await emulator.PostFormAsync(
                "v2/oauth2/token/introspect",
                Client,
                ("token", (string)refreshed["access_token"]!)
            )
        ).Ok();
        Assert.Equal(DevelopmentAccounts.Secondary.Id.ToString(), (string)introspected["sub"]!);
    }

    [Fact]
    public async Task An_unknown_refresh_token_is_an_invalid_grant()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var token = await emulator.GetTokenAsync();
        var response = await emulator.PostFormAsync(
            "v2/oauth2/token",
            Client,
            ("grant_type", "refresh_token"),
            ("refresh_token", token)
        );
        Assert.Equal(401, (int)response.Status);
        Assert.Equal("invalid_grant", (string)response.Body!["error"]!);
    }

    [Fact]
    public async Task Tokens_are_not_stored_as_they_are()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var token = await emulator.GetTokenAsync();
        var stored = emulator.Host.Services.Database.Query("SELECT hash FROM token", row => row.Text(0));
        Assert.DoesNotContain(token, stored);
        Every.Item(stored, hash => Assert.Equal(64, hash.Length));
    }
}
