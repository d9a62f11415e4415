using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Globus.Automate.Emulator.Tests.Auth.SignIn;

public sealed class CodeTests
{
    [Fact]
    public async Task A_code_is_good_once_and_used_twice_it_ends_what_it_gave()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var code = await SignInTests.SignInAsync(emulator, SignInAddress.Of());
        var tokens = (await emulator.PostFormAsync("v2/oauth2/token", client: null, SignInAddress.Trade(code))).Ok();
        await AssertRefusedAsync(emulator, code);
        Assert.Equal(
            401,
            (int)
                (
                    await emulator.SendAsync(
                        "GET",
                        "flows",
                        body: null,
                        (string)tokens["other_tokens"]![0]!["access_token"]!
                    )
                ).Status
        );
        Assert.Equal(
            "code",
            (string)
                Assert.Single(
                    (await emulator.SendAsync("GET", "_emulator/reuse", body: null, token: null)).Ok()[
                        "reuse"
                    ]!.AsArray()
                )!["kind"]!
        );
    }

    [Fact]
    public async Task A_code_is_good_for_ten_minutes_of_real_time()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var emulator = await TestEmulator.StartAsync(new EmulatorOptions { RealTime = time });
        var code = await SignInTests.SignInAsync(emulator, SignInAddress.Of());
        await emulator.AdvanceAsync(86_400);
        time.Advance(TimeSpan.FromSeconds(599));
        (await emulator.PostFormAsync("v2/oauth2/token", client: null, SignInAddress.Trade(code))).Ok();
        code = await SignInTests.SignInAsync(emulator, SignInAddress.Of());
        time.Advance(TimeSpan.FromSeconds(600));
        await AssertRefusedAsync(emulator, code);
    }

    [Theory]
    [InlineData("code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXl")]
    [InlineData("code_verifier", "short")]
    [InlineData("code_verifier", null)]
    [InlineData("redirect_uri", "http://127.0.0.1:49152/")]
    [InlineData("redirect_uri", null)]
    public async Task A_trade_that_does_not_fit_the_sign_in_is_refused_and_spends_the_code(string field, string? value)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var code = await SignInTests.SignInAsync(emulator, SignInAddress.Of());
        await AssertRefusedAsync(emulator, code, (field, value));
        await AssertRefusedAsync(emulator, code);
    }

    [Fact]
    public async Task Another_client_cannot_trade_the_code_nor_spend_it()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var code = await SignInTests.SignInAsync(emulator, SignInAddress.Of());
        await AssertRefusedAsync(emulator, code, ("client_id", DevelopmentAccounts.AutomateClient.Id.ToString()));
        var response = await emulator.PostFormAsync(
            "v2/oauth2/token",
            DevelopmentAccounts.Primary,
            SignInAddress.Trade(code, ("client_id", null))
        );
        Assert.Equal(401, (int)response.Status);
        (await emulator.PostFormAsync("v2/oauth2/token", client: null, SignInAddress.Trade(code))).Ok();
    }

    [Fact]
    public async Task A_code_of_a_sign_in_without_a_challenge_takes_no_verifier()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var code = await SignInTests.SignInAsync(emulator, SignInAddress.OfConfidential(DevelopmentAccounts.Primary));
        var response = await emulator.PostFormAsync(
            "v2/oauth2/token",
            DevelopmentAccounts.Primary,
            SignInAddress.Trade(code, ("client_id", null))
        );
        Assert.Equal("invalid_grant", (string)response.Body!["error"]!);
    }

    [Theory]
    [InlineData("10ca1000-0000-4000-8000-000000000001")]
    [InlineData("00000000-0000-4000-8000-000000000000")]
    [InlineData("nobody")]
    [InlineData(null)]
    public async Task A_client_that_proves_nothing_must_be_a_native_one(string? clientId)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await emulator.PostFormAsync(
            "v2/oauth2/token",
            client: null,
            SignInAddress.Trade("a-code", ("client_id", clientId))
        );
        Assert.Equal((401, "invalid_client"), ((int)response.Status, (string)response.Body!["error"]!));
    }

    [Fact]
    public async Task A_client_cannot_speak_for_another()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await emulator.PostFormAsync(
            "v2/oauth2/token",
            DevelopmentAccounts.Primary,
            SignInAddress.Trade("a-code")
        );
        Assert.Equal("invalid_client", (string)response.Body!["error"]!);
    }

    [Theory]
    [InlineData("client_credentials")]
    [InlineData("urn:globus:auth:grant_type:dependent_token")]
    public async Task A_native_application_has_no_tokens_of_its_own(string grant)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await emulator.PostFormAsync(
            "v2/oauth2/token",
            client: null,
            ("grant_type", grant),
            ("client_id", DevelopmentAccounts.Native.Id.ToString()),
            ("scope", "openid"),
            ("token", "x")
        );
        Assert.Equal((400, "unauthorized_client"), ((int)response.Status, (string)response.Body!["error"]!));
    }

    [Fact]
    public async Task A_reset_forgets_codes()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var code = await SignInTests.SignInAsync(emulator, SignInAddress.Of());
        (await emulator.SendAsync("POST", "_emulator/reset", body: null, token: null)).Ok();
        await AssertRefusedAsync(emulator, code);
    }

    [Fact]
    public async Task Codes_are_neither_stored_nor_recorded_as_they_are()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var browser = new PlainBrowser(emulator.Host.Address);
        var code = await SignInTests.SignInAsync(emulator, SignInAddress.Of());
        await browser.OpenAsync($"v2/web/auth-code?code={code}");
        await emulator.PostFormAsync("v2/oauth2/token", client: null, SignInAddress.Trade(code));
        Assert.DoesNotContain(
            code,
            emulator.Host.Services.Database.Query("SELECT hash FROM authorization_code", row => row.Text(0))
        );
        var recorded = (await emulator.SendAsync("GET", "_emulator/requests", body: null, token: null))
            .Ok()
            .ToJsonString();
        Assert.DoesNotContain(code, recorded, StringComparison.Ordinal);
        Assert.DoesNotContain(SignInAddress.Verifier, recorded, StringComparison.Ordinal);
    }

    private static async Task AssertRefusedAsync(
        TestEmulator emulator,
        string code,
        params (string Name, string? Value)[] changes
    )
    {
        var response = await emulator.PostFormAsync(
            "v2/oauth2/token",
            client: null,
            SignInAddress.Trade(code, changes)
        );
        Assert.Equal((401, "invalid_grant"), ((int)response.Status, (string)response.Body!["error"]!));
    }
}
