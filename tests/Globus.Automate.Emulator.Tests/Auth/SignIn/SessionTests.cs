using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Tests.Auth.SignIn;

/// <summary>What may be demanded of a sign-in, on the page and in the session that it ends with.</summary>
public sealed class SessionTests
{
    private static readonly string Alice = DevelopmentAccounts.Alice.Id.ToString();
    private static readonly string AliceAtTheLab = DevelopmentAccounts.AliceAtTheLab.Id.ToString();

    [Fact]
    public async Task A_session_tells_who_signed_in_when_and_how()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var alice = await Person.SignInAsync(emulator, "openid");
        var authentication = (await alice.IntrospectAsync("openid", "session_info"))["session_info"]![
            "authentications"
        ]![Alice]!;
        Assert.Equal(emulator.Host.Clock.GetUtcNow().ToUnixTimeSeconds(), (long)authentication["auth_time"]!);
        Assert.Equal("""["pwd"]""", authentication["amr"]!.ToJsonString());
    }

    [Theory]
    [InlineData("session_required_identities", "alice@lab.example", "Sign in with alice@lab.example.")]
    [InlineData("session_required_identities", "10ca1000-0000-4000-8000-0000000000a2", "Sign in with 10ca1000")]
    [InlineData(
        "session_required_single_domain",
        "lab.example,other.example",
        "Sign in with an identity of lab.example or other.example."
    )]
    [InlineData(
        "session_required_policies",
        "10ca1000-0000-4000-8000-0000000000d1",
        "Satisfy the policy “Recent sign-in with an identity of the lab”: an identity of lab.example, a sign-in "
            + "within the last 30 minutes."
    )]
    public async Task What_is_demanded_is_shown_and_decides_who_can_sign_in(string name, string value, string shown)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var browser = new PlainBrowser(emulator.Host.Address);
        var page = await browser.OpenAsync(
            SignInAddress.Of((name, value), ("session_message", "The data are confidential."))
        );
        var text = System.Net.WebUtility.HtmlDecode(page.Html);
        Assert.Contains("The data are confidential.", text, StringComparison.Ordinal);
        Assert.Contains(shown, text, StringComparison.Ordinal);
        Assert.Contains($"value=\"{DevelopmentAccounts.Bob.Id}\" disabled", page.Html, StringComparison.Ordinal);
        Assert.NotEqual(DevelopmentAccounts.Bob.Id.ToString(), page.ChosenIdentity);
        Assert.Equal(400, (int)(await browser.AllowAsync(page, DevelopmentAccounts.Bob.Id)).Status);
        page = await browser.OpenAsync(SignInAddress.Of((name, value)));
        Assert.NotNull((await browser.AllowAsync(page))["code"]);
    }

    [Fact]
    public async Task Identities_that_are_demanded_together_are_all_in_the_session()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var alice = await Person.SignInAsync(
            emulator,
            "openid",
            null,
            ("session_required_identities", $"{Alice},alice@lab.example")
        );
        var session = (await alice.IntrospectAsync("openid", "session_info"))["session_info"]![
            "authentications"
        ]!.AsObject();
        Assert.Equal([Alice, AliceAtTheLab], session.Select(pair => pair.Key).Order());
    }

    [Theory]
    [InlineData("True")]
    [InlineData("true")]
    public async Task A_second_factor_that_is_demanded_is_in_the_session(string value)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var alice = await Person.SignInAsync(emulator, "openid", null, ("session_required_mfa", value));
        var authentication = (await alice.IntrospectAsync("openid", "session_info"))["session_info"]![
            "authentications"
        ]![Alice]!;
        Assert.Equal("""["pwd","mfa"]""", authentication["amr"]!.ToJsonString());
    }

    [Theory]
    [InlineData("session_required_identities", "nobody@example.org")]
    [InlineData("session_required_identities", "alice@emulator.example,bob@emulator.example")]
    [InlineData("session_required_single_domain", "example.org")]
    [InlineData("session_required_policies", "00000000-0000-4000-8000-000000000000")]
    public async Task What_nobody_can_satisfy_leaves_only_to_decline(string name, string value)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var browser = new PlainBrowser(emulator.Host.Address);
        var page = await browser.OpenAsync(SignInAddress.Of((name, value)));
        Assert.Contains(
            "No identity of the emulator satisfies these requirements.",
            page.Html,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("value=\"allow\"", page.Html, StringComparison.Ordinal);
        Assert.Equal("access_denied", (await browser.DecideAsync(page, "deny"))["error"]);
    }

    [Fact]
    public async Task A_browser_remembers_who_signed_in_until_a_new_sign_in_is_demanded()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var browser = new PlainBrowser(emulator.Host.Address);
        await browser.AllowAsync(await browser.OpenAsync(SignInAddress.Of()), DevelopmentAccounts.Bob.Id);
        var first = emulator.Host.Clock.GetUtcNow().ToUnixTimeSeconds();
        await emulator.AdvanceAsync(100);
        Assert.Equal(first, await SignInAgainAsync());
        Assert.Equal(first + 100, await SignInAgainAsync(("prompt", "login")));
        await browser.OpenAsync("v2/web/logout");
        Assert.Equal(
            DevelopmentAccounts.Alice.Id.ToString(),
            (await browser.OpenAsync(SignInAddress.Of())).ChosenIdentity
        );

        async Task<long> SignInAgainAsync(params (string, string?)[] changes)
        {
            var page = await browser.OpenAsync(SignInAddress.Of([("scope", "openid"), .. changes]));
            Assert.True(changes.Length > 0 || page.ChosenIdentity == DevelopmentAccounts.Bob.Id.ToString());
            var response = await browser.AllowAsync(page, DevelopmentAccounts.Bob.Id);
            var tokens = (
                await emulator.PostFormAsync("v2/oauth2/token", client: null, SignInAddress.Trade(response["code"]!))
            ).Ok();
            var info = await new Person(emulator, tokens).IntrospectAsync("openid", "session_info");
            return (long)
                info["session_info"]!["authentications"]![DevelopmentAccounts.Bob.Id.ToString()]!["auth_time"]!;
        }
    }

    [Fact]
    public async Task A_session_goes_on_through_refreshing()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var alice = await Person.SignInAsync(emulator, "openid", null, ("access_type", "offline"));
        var before = await alice.IntrospectAsync("openid", "session_info");
        await emulator.AdvanceAsync(1000);
        var refreshed = (
            await emulator.PostFormAsync(
                "v2/oauth2/token",
                client: null,
                ("grant_type", "refresh_token"),
                ("refresh_token", (string)alice.Response["refresh_token"]!),
                ("client_id", DevelopmentAccounts.Native.Id.ToString())
            )
        ).Ok();
        var after = await new Person(emulator, refreshed).IntrospectAsync("openid", "session_info");
        Assert.Equal(before["session_info"]!.ToJsonString(), after["session_info"]!.ToJsonString());
    }

    [Fact]
    public async Task Without_a_browser_what_is_demanded_must_be_satisfied_too()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var url = new Uri(
            emulator.Host.Address,
            SignInAddress.Of(("session_required_single_domain", "lab.example"))
        ).AbsoluteUri;
        var body = $$"""{"authorize_url": "{{url}}", "username": "bob@emulator.example"}""";
        var response = await emulator.SendAsync("POST", "_emulator/sign-in", body, token: null);
        Assert.Equal(400, (int)response.Status);
        Assert.Contains(
            "a sign-in with an identity of lab.example",
            response.Body!.ToJsonString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Scopes_are_listed_with_what_they_depend_on()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var browser = new PlainBrowser(emulator.Host.Address);
        var flow = await emulator.CreateFlowAsync(
            """{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}""",
            others: """{"title": "Sort <the> files"}"""
        );
        var page = await browser.OpenAsync(
            SignInAddress.Of(("scope", $"{flow["globus_auth_scope"]}[{TestEmulator.HelloScope}]"))
        );
        Assert.Contains("Run the flow &#x201C;Sort &lt;the&gt; files&#x201D;", page.Html, StringComparison.Ordinal);
        Assert.Matches(
            "(?s)<ul class=\"consents\">.*<ul class=\"consents\">.*Run Hello World actions.*</ul>.*</ul>",
            page.Html
        );
    }

    [Theory]
    [InlineData("https://example.org/?a=1&b=2", "<a href=\"https://example.org/?a=1&amp;b=2\">")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("http://example.org/", null)]
    public async Task Signing_out_leads_on_only_to_web_addresses(string target, string? link)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var browser = new PlainBrowser(emulator.Host.Address);
        var page = await browser.OpenAsync(
            $"v2/web/logout?redirect_uri={Uri.EscapeDataString(target)}&redirect_name={Uri.EscapeDataString("<b>")}"
        );
        Assert.Equal(200, (int)page.Status);
        Assert.DoesNotContain("<b>", page.Html, StringComparison.Ordinal);
        Assert.Equal(link is not null, page.Html.Contains("<a ", StringComparison.Ordinal));
        Assert.Contains(link ?? "", page.Html, StringComparison.Ordinal);
    }
}
