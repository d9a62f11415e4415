using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Tests.Auth.SignIn;

public sealed class SignInTests
{
    [Fact]
    public async Task A_person_signs_in_to_a_native_application()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var browser = new PlainBrowser(emulator.Host.Address);
        var page = await browser.OpenAsync(SignInAddress.Of());
        Assert.Equal(200, (int)page.Status);
        Assert.Equal(DevelopmentAccounts.Alice.Id.ToString(), page.ChosenIdentity);
        var response = await browser.AllowAsync(page);
        Assert.Equal((303, SignInAddress.Redirect), ((int)response.Status, response.Target));
        Assert.Equal("a state", response["state"]);
        var tokens = (
            await emulator.PostFormAsync("v2/oauth2/token", client: null, SignInAddress.Trade(response["code"]!))
        ).Ok();
        Assert.Equal("openid profile email", (string)tokens["scope"]!);
        Assert.Equal("auth.globus.org", (string)tokens["resource_server"]!);
        Assert.Equal("a state", (string)tokens["state"]!);
        Assert.NotNull(tokens["id_token"]);
        Assert.Null(tokens["refresh_token"]);
        var other = Assert.Single(tokens["other_tokens"]!.AsArray())!;
        Assert.Equal("flows.globus.org", (string)other["resource_server"]!);
        Assert.Equal("a state", (string)other["state"]!);
        Assert.Equal(
            200,
            (int)(await emulator.SendAsync("GET", "flows", body: null, (string)other["access_token"]!)).Status
        );
        var user = (
            await emulator.SendAsync("GET", "v2/oauth2/userinfo", body: null, (string)tokens["access_token"]!)
        ).Ok();
        Assert.Equal("alice@emulator.example", (string)user["preferred_username"]!);
    }

    [Fact]
    public async Task A_person_signs_in_to_the_native_application_of_the_automate_client()
    {
        await using var emulator = await TestEmulator.StartAsync();
        const string id = "e6c75d97-532a-4c88-b031-8584a319fa3e";
        var code = await SignInAsync(emulator, SignInAddress.Of(("client_id", id)));
        (
            await emulator.PostFormAsync("v2/oauth2/token", client: null, SignInAddress.Trade(code, ("client_id", id)))
        ).Ok();
    }

    [Fact]
    public async Task A_confidential_client_trades_the_code_with_its_secret()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var client = DevelopmentAccounts.Primary;
        var code = await SignInAsync(emulator, SignInAddress.OfConfidential(client));
        var trade = SignInAddress.Trade(code, ("client_id", null), ("code_verifier", null));
        var tokens = (await emulator.PostFormAsync("v2/oauth2/token", client, trade)).Ok();
        var introspected = (
            await emulator.PostFormAsync(
                "v2/oauth2/token/introspect",
                client,
                ("token", (string)tokens["access_token"]!)
            )
        ).Ok();
        Assert.Equal(DevelopmentAccounts.Alice.Id.ToString(), (string)introspected["sub"]!);
    }

    [Fact]
    public async Task Who_signs_in_with_a_linked_identity_signs_in_to_the_same_account()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var browser = new PlainBrowser(emulator.Host.Address);
        var response = await browser.AllowAsync(
            await browser.OpenAsync(SignInAddress.Of()),
            DevelopmentAccounts.AliceAtTheLab.Id
        );
        var tokens = (
            await emulator.PostFormAsync("v2/oauth2/token", client: null, SignInAddress.Trade(response["code"]!))
        ).Ok();
        var user = (
            await emulator.SendAsync("GET", "v2/oauth2/userinfo", body: null, (string)tokens["access_token"]!)
        ).Ok();
        Assert.Equal(DevelopmentAccounts.Alice.Id.ToString(), (string)user["sub"]!);
    }

    [Fact]
    public async Task Who_declines_gives_nothing()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var browser = new PlainBrowser(emulator.Host.Address);
        var response = await browser.DecideAsync(await browser.OpenAsync(SignInAddress.Of()), "deny");
        Assert.Equal(("access_denied", "a state", null), (response["error"], response["state"], response["code"]));
    }

    [Theory]
    [InlineData("https://auth.globus.org/v2/web/auth-code")]
    [InlineData("{emulator}v2/web/auth-code")]
    public async Task A_code_can_be_shown_for_pasting(string redirect)
    {
        await using var emulator = await TestEmulator.StartAsync();
        redirect = redirect.Replace("{emulator}", emulator.Host.Address.AbsoluteUri, StringComparison.Ordinal);
        using var browser = new PlainBrowser(emulator.Host.Address);
        var response = await browser.AllowAsync(await browser.OpenAsync(SignInAddress.Of(("redirect_uri", redirect))));
        Assert.Equal("/v2/web/auth-code", response.Target);
        var page = await browser.OpenAsync(response.Headers["Location"]);
        Assert.Contains($"value=\"{response["code"]}\"", page.Html, StringComparison.Ordinal);
        (
            await emulator.PostFormAsync(
                "v2/oauth2/token",
                client: null,
                SignInAddress.Trade(response["code"]!, ("redirect_uri", redirect))
            )
        ).Ok();
    }

    [Fact]
    public async Task A_refresh_token_is_given_to_those_who_ask_for_offline_access()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var code = await SignInAsync(emulator, SignInAddress.Of(("access_type", "offline")));
        var tokens = (await emulator.PostFormAsync("v2/oauth2/token", client: null, SignInAddress.Trade(code))).Ok();
        var refreshToken = (string)tokens["other_tokens"]![0]!["refresh_token"]!;
        var refreshed = (
            await emulator.PostFormAsync(
                "v2/oauth2/token",
                client: null,
                ("refresh_token", refreshToken),
                ("grant_type", "refresh_token"),
                ("client_id", DevelopmentAccounts.Native.Id.ToString())
            )
        ).Ok();
        Assert.Equal(TestEmulator.AllScope, (string)refreshed["scope"]!);
        Assert.NotEqual(refreshToken, (string)refreshed["refresh_token"]!);
        Assert.Equal(
            200,
            (int)(await emulator.SendAsync("GET", "flows", body: null, (string)refreshed["access_token"]!)).Status
        );
    }

    [Fact]
    public async Task A_test_signs_in_without_a_browser()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var code = await SignInAsync(emulator, SignInAddress.Of(), "bob@emulator.example");
        var tokens = (await emulator.PostFormAsync("v2/oauth2/token", client: null, SignInAddress.Trade(code))).Ok();
        var user = (
            await emulator.SendAsync("GET", "v2/oauth2/userinfo", body: null, (string)tokens["access_token"]!)
        ).Ok();
        Assert.Equal("bob@emulator.example", (string)user["preferred_username"]!);
    }

    [Fact]
    public async Task The_page_can_be_left_out()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var browser = new PlainBrowser(emulator.Host.Address);
        (
            await emulator.SendAsync(
                "POST",
                "_emulator/sign-in/automatic",
                """{"username": "alice@emulator.example"}""",
                token: null
            )
        ).Ok();
        var response = await browser.OpenAsync(SignInAddress.Of());
        (await emulator.PostFormAsync("v2/oauth2/token", client: null, SignInAddress.Trade(response["code"]!))).Ok();
        (await emulator.SendAsync("POST", "_emulator/sign-in/automatic", """{"username": null}""", token: null)).Ok();
        Assert.Equal(200, (int)(await browser.OpenAsync(SignInAddress.Of())).Status);
    }

    [Theory]
    [InlineData("""{"username": "nobody"}""")]
    [InlineData("""{"authorize_url": "http://127.0.0.1/elsewhere"}""")]
    [InlineData("""{"authorize_url": "http://127.0.0.1/v2/oauth2/authorize?client_id=x"}""")]
    [InlineData("""{"decision": "allow"}""")]
    public async Task A_sign_in_without_a_browser_that_makes_no_sense_is_refused(string body)
    {
        await using var emulator = await TestEmulator.StartAsync();
        Assert.Equal(400, (int)(await emulator.SendAsync("POST", "_emulator/sign-in", body, token: null)).Status);
    }

    internal static async Task<string> SignInAsync(TestEmulator emulator, string address, string? username = null)
    {
        var body = new JsonObject
        {
            ["authorize_url"] = new Uri(emulator.Host.Address, address).AbsoluteUri,
            ["username"] = username,
        };
        var response = (await emulator.SendAsync("POST", "_emulator/sign-in", body.ToJsonString(), token: null)).Ok();
        return (string)response["code"]!;
    }
}
