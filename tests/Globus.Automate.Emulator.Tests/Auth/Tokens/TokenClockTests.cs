using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Tests.Auth.SignIn;

namespace Globus.Automate.Emulator.Tests.Auth.Tokens;

/// <summary>Tokens live in real time, so that official clients accept them whatever the clock shows.</summary>
public sealed class TokenClockTests
{
    private const string Slack = "A test takes less than five minutes.";
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData("""{"advance": 31536000}""")]
    [InlineData("""{"scale": 1000000, "frozen": false}""")]
    public async Task Tokens_begin_now_and_last_48_hours_however_the_clock_moves(string clock)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var before = await emulator.GetTokenAsync();
        (await emulator.SendAsync("POST", "_emulator/clock", clock, token: null)).Ok();
        Assert.Equal(200, (int)(await emulator.SendAsync("GET", "flows", body: null, before)).Status);

        var code = await SignInTests.SignInAsync(emulator, SignInAddress.Of());
        var tokens = (await emulator.PostFormAsync("v2/oauth2/token", client: null, SignInAddress.Trade(code))).Ok();
        Assert.Equal(172_800, (int)tokens["expires_in"]!);
        AssertCurrent(Claims((string)tokens["id_token"]!));
        AssertCurrent(await IntrospectAsync(emulator, (string)tokens["access_token"]!));
    }

    [Theory]
    [InlineData("", "access", 401, 200)]
    [InlineData("{}", "access", 401, 200)]
    [InlineData("""{"kind": "refresh"}""", "refresh", 200, 401)]
    [InlineData("""{"kind": "all"}""", "both", 401, 401)]
    [InlineData("""{"kind": "all", "username": "alice@emulator.example"}""", "both", 401, 401)]
    [InlineData("""{"kind": "all", "username": "alice@lab.example"}""", "the account's", 401, 401)]
    [InlineData("""{"kind": "all", "username": "bob@emulator.example"}""", "none", 200, 200)]
    [InlineData("""{"kind": "all", "client_id": "10ca1000-0000-4000-8000-000000000003"}""", "both", 401, 401)]
    [InlineData("""{"kind": "all", "client_id": "10ca1000-0000-4000-8000-000000000001"}""", "none", 200, 200)]
    public async Task Tokens_expire_on_request(string body, string which, int accessStatus, int refreshStatus)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var code = await SignInTests.SignInAsync(
            emulator,
            SignInAddress.Of(("access_type", "offline"), ("scope", TestEmulator.AllScope))
        );
        var tokens = (await emulator.PostFormAsync("v2/oauth2/token", client: null, SignInAddress.Trade(code))).Ok();
        var (access, refresh) = ((string)tokens["access_token"]!, (string)tokens["refresh_token"]!);
        Assert.Equal(200, (int)(await emulator.SendAsync("GET", "flows", body: null, access)).Status);

        var expired = (await emulator.SendAsync("POST", "_emulator/tokens/expire", body, token: null)).Ok();
        Assert.True((accessStatus + refreshStatus > 400) == ((int)expired["expired"]! > 0), which);
        Assert.Equal(accessStatus, (int)(await emulator.SendAsync("GET", "flows", body: null, access)).Status);
        var refreshed = await emulator.PostFormAsync(
            "v2/oauth2/token",
            client: null,
            ("grant_type", "refresh_token"),
            ("refresh_token", refresh),
            ("client_id", DevelopmentAccounts.Native.Id.ToString())
        );
        Assert.Equal(refreshStatus, (int)refreshed.Status);
    }

    [Theory]
    [InlineData("""{"kind": "code"}""")]
    [InlineData("""{"client_id": "x"}""")]
    [InlineData("""{"username": "nobody@example.org"}""")]
    [InlineData("""{"scope": "openid"}""")]
    [InlineData("[]")]
    public async Task A_request_to_expire_other_tokens_is_refused(string body)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var token = await emulator.GetTokenAsync();
        Assert.Equal(400, (int)(await emulator.SendAsync("POST", "_emulator/tokens/expire", body, token: null)).Status);
        Assert.Equal(200, (int)(await emulator.SendAsync("GET", "flows", body: null, token)).Status);
    }

    private static async Task<JsonNode> IntrospectAsync(TestEmulator emulator, string token) =>
        (
            await emulator.PostFormAsync("v2/oauth2/token/introspect", DevelopmentAccounts.Primary, ("token", token))
        ).Ok();

    private static JsonNode Claims(string idToken) =>
        JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(idToken.Split('.')[1]))!;

    private static void AssertCurrent(JsonNode claims)
    {
        var now = DateTimeOffset.UtcNow;
        Assert.True((now - At(claims, "iat")).Duration() < Tolerance, Slack);
        Assert.True((At(claims, "exp") - now - TimeSpan.FromHours(48)).Duration() < Tolerance, Slack);
    }

    private static DateTimeOffset At(JsonNode claims, string name) =>
        DateTimeOffset.FromUnixTimeSeconds((long)claims[name]!);
}
