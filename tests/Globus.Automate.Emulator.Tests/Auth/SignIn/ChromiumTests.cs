using Globus.Automate.Emulator.Auth;
using Microsoft.AspNetCore.WebUtilities;

namespace Globus.Automate.Emulator.Tests.Auth.SignIn;

/// <summary>A real browser goes through the pages: what their security policy forbids fails here.</summary>
public sealed class ChromiumTests
{
    [Fact(Timeout = 240_000)]
    public async Task A_browser_signs_in_through_the_page()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var browser = await StartAsync(TestContext.Current.CancellationToken);
        using var application = new RedirectListener();
        var arrival = application.WaitAsync(TestContext.Current.CancellationToken);
        await browser.OpenAsync(Address(emulator, ("redirect_uri", application.Address), ("scope", $"openid email {TestEmulator.AllScope}[{TestEmulator.HelloScope}]")));
        Assert.Equal("Emulator native client asks for access", await browser.ReadAsync("h1"));
        Assert.Contains("Run Hello World actions", await browser.ReadAsync("ul.consents ul.consents"), StringComparison.Ordinal);
        await browser.ClickAsync($"input[value='{DevelopmentAccounts.Bob.Id}']");
        await browser.ClickAsync("button[value=allow]");
        var query = QueryHelpers.ParseQuery((await arrival).Split('?')[1]);
        Assert.Equal("a state", query["state"]);
        Assert.Equal("You are signed in.", await browser.ReadAsync("#done"));
        var tokens = (await emulator.PostFormAsync("v2/oauth2/token", client: null, SignInAddress.Trade(query["code"].ToString(), ("redirect_uri", application.Address)))).Ok();
        var user = (await new Person(emulator, tokens).SendAsync("GET", "v2/oauth2/userinfo", "openid")).Ok();
        Assert.Equal(DevelopmentAccounts.Bob.Id.ToString(), (string)user["sub"]!);
    }

    [Fact(Timeout = 240_000)]
    public async Task A_browser_shows_the_code_or_that_nothing_was_allowed()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var browser = await StartAsync(TestContext.Current.CancellationToken);
        var redirect = new Uri(emulator.Host.Address, "v2/web/auth-code").AbsoluteUri;
        await browser.OpenAsync(Address(emulator, ("redirect_uri", redirect)));
        await browser.ClickAsync("button[value=allow]");
        var code = await browser.ReadPropertyAsync("#code", "value");
        (await emulator.PostFormAsync("v2/oauth2/token", client: null, SignInAddress.Trade(code, ("redirect_uri", redirect)))).Ok();
        await browser.OpenAsync(Address(emulator, ("redirect_uri", redirect)));
        await browser.ClickAsync("button[value=deny]");
        Assert.Equal("You did not sign in", await browser.ReadAsync("h1"));
    }

    [Fact(Timeout = 240_000)]
    public async Task A_browser_offers_only_who_can_satisfy_what_is_demanded_and_takes_consents_back()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var browser = await StartAsync(TestContext.Current.CancellationToken);
        using var application = new RedirectListener();
        var arrival = application.WaitAsync(TestContext.Current.CancellationToken);
        await browser.OpenAsync(Address(
            emulator, ("redirect_uri", application.Address), ("scope", "openid"), ("session_required_single_domain", "lab.example"), ("session_message", "<b>Only the lab</b>")));
        Assert.Equal("<b>Only the lab</b>", await browser.ReadAsync(".note"));
        Assert.Equal("true", (await browser.ReadPropertyAsync($"input[value='{DevelopmentAccounts.Bob.Id}']", "disabled")).ToLowerInvariant());
        await browser.ClickAsync("button[value=allow]");
        await arrival;
        await browser.OpenAsync(new Uri(emulator.Host.Address, "v2/web/consents").AbsoluteUri);
        Assert.Equal("Consents of Alice Example", await browser.ReadAsync("h1"));
        await browser.ClickAsync("button[name=revoke]");
        Assert.Contains("Nothing has been allowed.", await browser.ReadAsync("main"), StringComparison.Ordinal);
        await browser.OpenAsync(new Uri(emulator.Host.Address, "v2/web/logout").AbsoluteUri);
        Assert.Equal("You are signed out", await browser.ReadAsync("h1"));
        Assert.Equal("rgb(27, 27, 27)", await browser.EvaluateAsync("return getComputedStyle(document.body).color"));
    }

    private static string Address(TestEmulator emulator, params ReadOnlySpan<(string, string?)> changes) =>
        new Uri(emulator.Host.Address, SignInAddress.Of(changes)).AbsoluteUri;

    private static Task<Chromium> StartAsync(CancellationToken cancellationToken)
    {
        Assert.SkipWhen(Chromium.WhyMissing is not null, Chromium.WhyMissing ?? "");
        return Chromium.StartAsync(cancellationToken);
    }
}
