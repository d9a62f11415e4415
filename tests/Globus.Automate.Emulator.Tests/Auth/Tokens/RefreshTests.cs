using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Tests.Auth.SignIn;
using Microsoft.Extensions.Time.Testing;

namespace Globus.Automate.Emulator.Tests.Auth.Tokens;

public sealed class RefreshTests
{
    private static readonly (string, string) NativeId = ("client_id", DevelopmentAccounts.Native.Id.ToString());

    [Fact]
    public async Task A_refresh_token_is_good_once_and_used_twice_it_ends_its_family()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var (accessToken, refreshToken) = await SignInAsync(emulator);
        var second = (await RefreshAsync(emulator, refreshToken)).Ok();
        await AssertRefusedAsync(emulator, refreshToken);
        await AssertRefusedAsync(emulator, (string)second["refresh_token"]!);
        foreach (var token in (string[])[accessToken, (string)second["access_token"]!])
        {
            Assert.Equal(401, (int)(await emulator.SendAsync("GET", "flows", body: null, token)).Status);
        }

        var reported = Assert.Single(
            (await emulator.SendAsync("GET", "_emulator/reuse", body: null, token: null)).Ok()["reuse"]!.AsArray()
        )!;
        Assert.Equal("refresh_token", (string)reported["kind"]!);
        Assert.Equal(DevelopmentAccounts.Native.Id.ToString(), (string)reported["client_id"]!);
        Assert.Equal(DevelopmentAccounts.Alice.Id.ToString(), (string)reported["identity_id"]!);
        Assert.Equal(TestEmulator.AllScope, (string)reported["scope"]!);
    }

    [Fact]
    public async Task Each_refresh_gives_the_next_refresh_token()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var (_, token) = await SignInAsync(emulator);
        foreach (var _ in Enumerable.Range(0, 5))
        {
            token = (string)(await RefreshAsync(emulator, token)).Ok()["refresh_token"]!;
        }

        Assert.Empty(
            (await emulator.SendAsync("GET", "_emulator/reuse", body: null, token: null)).Ok()["reuse"]!.AsArray()
        );
    }

    [Fact]
    public async Task Of_many_who_use_a_refresh_token_at_once_at_most_one_gets_tokens()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var (_, token) = await SignInAsync(emulator);
        var responses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RefreshAsync(emulator, token)));
        Assert.Single(responses, response => (int)response.Status == 200);
    }

    [Fact]
    public async Task A_refresh_token_of_another_client_is_refused_and_stays_good()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var (_, token) = await SignInAsync(emulator);
        var response = await emulator.PostFormAsync(
            "v2/oauth2/token",
            DevelopmentAccounts.Primary,
            ("grant_type", "refresh_token"),
            ("refresh_token", token)
        );
        Assert.Equal("invalid_grant", (string)response.Body!["error"]!);
        (await RefreshAsync(emulator, token)).Ok();
    }

    [Fact]
    public async Task A_refresh_token_expires_after_six_months_of_real_time()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var emulator = await TestEmulator.StartAsync(new EmulatorOptions { RealTime = time });
        var (_, token) = await SignInAsync(emulator);
        time.Advance(TimeSpan.FromDays(180));
        await AssertRefusedAsync(emulator, token);
    }

    [Fact]
    public async Task A_confidential_client_keeps_its_refresh_token_for_all_of_its_processes()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var emulator = await TestEmulator.StartAsync(new EmulatorOptions { RealTime = time });
        var token = await SignInConfidentialAsync(emulator);
        var first = await RefreshConfidentialAsync(emulator, token);
        time.Advance(TimeSpan.FromDays(179));
        var second = await RefreshConfidentialAsync(emulator, token);
        Assert.Equal([token, token], [(string)first["refresh_token"]!, (string)second["refresh_token"]!]);
        Assert.NotEqual((string)first["access_token"]!, (string)second["access_token"]!);
        Assert.Equal(
            200,
            (int)(await emulator.SendAsync("GET", "flows", body: null, (string)second["access_token"]!)).Status
        );

        // Each use begins the six months again.
        time.Advance(TimeSpan.FromDays(179));
        await RefreshConfidentialAsync(emulator, token);
        Assert.Empty(
            (await emulator.SendAsync("GET", "_emulator/reuse", body: null, token: null)).Ok()["reuse"]!.AsArray()
        );
    }

    [Fact]
    public async Task Many_processes_of_a_confidential_client_refresh_at_once()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var token = await SignInConfidentialAsync(emulator);
        var responses = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => RefreshConfidentialAsync(emulator, token))
        );
        Assert.Equal(8, responses.Select(response => (string)response["access_token"]!).Distinct().Count());
    }

    [Fact]
    public async Task With_a_refresh_token_goes_what_it_was_traded_for()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var (first, token) = await SignInAsync(emulator);
        var second = (await RefreshAsync(emulator, token)).Ok();
        var response = (
            await emulator.PostFormAsync(
                "v2/oauth2/token/revoke",
                client: null,
                NativeId,
                ("token", (string)second["refresh_token"]!)
            )
        ).Ok();
        Assert.Equal("""{"active":false}""", response.ToJsonString());
        Assert.Equal(401, (int)(await emulator.SendAsync("GET", "flows", body: null, first)).Status);
        await AssertRefusedAsync(emulator, (string)second["refresh_token"]!);
        Assert.Empty(
            (await emulator.SendAsync("GET", "_emulator/reuse", body: null, token: null)).Ok()["reuse"]!.AsArray()
        );
    }

    [Fact]
    public async Task A_native_application_revokes_its_own_tokens_alone()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var (accessToken, _) = await SignInAsync(emulator);
        (
            await emulator.PostFormAsync(
                "v2/oauth2/token/revoke",
                client: null,
                ("client_id", DevelopmentAccounts.AutomateClient.Id.ToString()),
                ("token", accessToken)
            )
        ).Ok();
        Assert.Equal(200, (int)(await emulator.SendAsync("GET", "flows", body: null, accessToken)).Status);
        (await emulator.PostFormAsync("v2/oauth2/token/revoke", client: null, NativeId, ("token", accessToken))).Ok();
        Assert.Equal(401, (int)(await emulator.SendAsync("GET", "flows", body: null, accessToken)).Status);
    }

    private static async Task<(string AccessToken, string RefreshToken)> SignInAsync(TestEmulator emulator)
    {
        var code = await SignInTests.SignInAsync(
            emulator,
            SignInAddress.Of(("access_type", "offline"), ("scope", TestEmulator.AllScope))
        );
        var tokens = (await emulator.PostFormAsync("v2/oauth2/token", client: null, SignInAddress.Trade(code))).Ok();
        return ((string)tokens["access_token"]!, (string)tokens["refresh_token"]!);
    }

    private static async Task<string> SignInConfidentialAsync(TestEmulator emulator)
    {
        var code = await SignInTests.SignInAsync(
            emulator,
            SignInAddress.Of(
                ("client_id", DevelopmentAccounts.Primary.Id.ToString()),
                ("code_challenge", null),
                ("code_challenge_method", null),
                ("access_type", "offline"),
                ("scope", TestEmulator.AllScope)
            )
        );
        var tokens = await emulator.PostFormAsync(
            "v2/oauth2/token",
            DevelopmentAccounts.Primary,
            SignInAddress.Trade(code, ("client_id", null), ("code_verifier", null))
        );
        return (string)tokens.Ok()["refresh_token"]!;
    }

    private static async Task<JsonNode> RefreshConfidentialAsync(TestEmulator emulator, string token) =>
        (
            await emulator.PostFormAsync(
                "v2/oauth2/token",
                DevelopmentAccounts.Primary,
                ("refresh_token", token),
                ("grant_type", "refresh_token")
            )
        ).Ok();

    private static Task<TestEmulator.Response> RefreshAsync(TestEmulator emulator, string token) =>
        emulator.PostFormAsync(
            "v2/oauth2/token",
            client: null,
            ("refresh_token", token),
            ("grant_type", "refresh_token"),
            NativeId
        );

    private static async Task AssertRefusedAsync(TestEmulator emulator, string token)
    {
        var response = await RefreshAsync(emulator, token);
        Assert.Equal((401, "invalid_grant"), ((int)response.Status, (string)response.Body!["error"]!));
    }
}
