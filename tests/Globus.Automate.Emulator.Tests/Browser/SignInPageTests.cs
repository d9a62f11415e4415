using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Tests.Auth.SignIn;
using Microsoft.AspNetCore.WebUtilities;

namespace Globus.Automate.Emulator.Tests.Browser;

/// <summary>A real browser goes through the pages: what their security policy forbids fails here.</summary>
public sealed class SignInPageTests
{
    [Fact]
    public async Task A_browser_signs_in_through_the_page()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var browser = await Chromium.StartAsync();
        using var application = new RedirectListener();
        var arrival = application.WaitAsync(TestContext.Current.CancellationToken);
        await browser.GoToAsync(
            Address(
                emulator,
                ("redirect_uri", application.Address),
                ("scope", $"openid email {TestEmulator.AllScope}[{TestEmulator.HelloScope}]")
            )
        );
        Assert.Equal("Emulator native client requests access", await browser.ReadAsync("h1"));
        Assert.Contains(
            "Run Hello World actions",
            await browser.ReadAsync("ul.consents ul.consents"),
            StringComparison.Ordinal
        );
        await browser.ClickAsync($"input[value='{DevelopmentAccounts.Bob.Id}']");
        await browser.ClickAsync("button[value=allow]");
        var query = QueryHelpers.ParseQuery((await arrival).Split('?')[1]);
        Assert.Equal("a state", query["state"]);
        await browser.SeeAsync("//*[@id='done'][.='You are signed in.']");
        var tokens = (
            await emulator.PostFormAsync(
                "v2/oauth2/token",
                client: null,
                SignInAddress.Trade(query["code"].ToString(), ("redirect_uri", application.Address))
            )
        ).Ok();
        var user = (await new Person(emulator, tokens).SendAsync("GET", "v2/oauth2/userinfo", "openid")).Ok();
        Assert.Equal(DevelopmentAccounts.Bob.Id.ToString(), (string)user["sub"]!);
    }

    [Fact]
    public async Task A_browser_shows_the_code_or_that_nothing_was_allowed()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var browser = await Chromium.StartAsync();
        var redirect = new Uri(emulator.Host.Address, "v2/web/auth-code").AbsoluteUri;
        await browser.GoToAsync(Address(emulator, ("redirect_uri", redirect)));
        await browser.ClickAsync("button[value=allow]");
        var code = await browser.ReadPropertyAsync("#code", "value");
        (
            await emulator.PostFormAsync(
                "v2/oauth2/token",
                client: null,
                SignInAddress.Trade(code, ("redirect_uri", redirect))
            )
        ).Ok();
        await browser.GoToAsync(Address(emulator, ("redirect_uri", redirect)));
        await browser.ClickAsync("button[value=deny]");
        await browser.SeeAsync("//h1[.='Access denied']");
    }

    [Fact]
    public async Task A_browser_offers_only_who_can_satisfy_what_is_demanded_and_takes_consents_back()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var browser = await Chromium.StartAsync();
        using var application = new RedirectListener();
        var arrival = application.WaitAsync(TestContext.Current.CancellationToken);
        await browser.GoToAsync(
            Address(
                emulator,
                ("redirect_uri", application.Address),
                ("scope", "openid"),
                ("session_required_single_domain", "lab.example"),
                ("session_message", "<b>Only the lab</b>")
            )
        );
        Assert.Equal("<b>Only the lab</b>", await browser.ReadAsync(".note"));
        Assert.Equal(
            "true",
            await browser.ReadPropertyAsync($"input[value='{DevelopmentAccounts.Bob.Id}']", "disabled")
        );
        await browser.ClickAsync("button[value=allow]");
        await arrival;
        await browser.GoToAsync(new Uri(emulator.Host.Address, "v2/web/consents"));
        Assert.Equal("Consents of Alice Example", await browser.ReadAsync("h1"));
        await browser.ClickAsync("button[name=revoke]");
        await browser.SeeAsync("//main[contains(., 'This account has no consents.')]");
        await browser.GoToAsync(new Uri(emulator.Host.Address, "v2/web/logout"));
        Assert.Equal("You are signed out", await browser.ReadAsync("h1"));
        Assert.Equal(
            "rgb(27, 27, 27)",
            (string)(await browser.ExecuteAsync("return getComputedStyle(document.body).color"))!
        );
    }

    private static Uri Address(TestEmulator emulator, params ReadOnlySpan<(string, string?)> changes) =>
        new(emulator.Host.Address, SignInAddress.Of(changes));
}
