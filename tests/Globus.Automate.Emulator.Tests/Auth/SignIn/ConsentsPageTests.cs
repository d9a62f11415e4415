using System.Text.RegularExpressions;
using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Tests.Auth.SignIn;

public sealed class ConsentsPageTests
{
    private const string Scope = TestEmulator.HelloScope + "[*urn:globus:auth:scope:transfer.api.globus.org:all]";

    [Fact]
    public async Task A_consent_that_is_taken_back_takes_its_tokens_along()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var browser = new PlainBrowser(emulator.Host.Address);
        var response = await browser.AllowAsync(
            await browser.OpenAsync(SignInAddress.Of(("scope", $"openid {Scope}")))
        );
        var alice = new Person(
            emulator,
            (await emulator.PostFormAsync("v2/oauth2/token", client: null, SignInAddress.Trade(response["code"]!))).Ok()
        );
        var page = await browser.OpenAsync("v2/web/consents");
        Assert.Contains("Consents of Alice Example", page.Html, StringComparison.Ordinal);
        Assert.Contains("Emulator native client", page.Html, StringComparison.Ordinal);
        Assert.Equal(3, RevokeButtons(page).Count);
        await RevokeAsync(page, TestEmulator.HelloScope);
        Assert.False((bool)(await alice.IntrospectAsync(TestEmulator.HelloScope, ""))["active"]!);
        Assert.True((bool)(await alice.IntrospectAsync("openid", ""))["active"]!);
        Assert.Single(RevokeButtons(await browser.OpenAsync("v2/web/consents")));

        async Task RevokeAsync(PlainBrowser.Page shown, string scope)
        {
            var id = Regex
                .Match(
                    shown.Html,
                    Regex.Escape(scope) + "</code>\n<br><button type=\"submit\" name=\"revoke\" value=\"([0-9]+)\""
                )
                .Groups[1]
                .Value;
            var done = await browser.PostAsync(
                new() { ["form_token"] = shown.FormToken, ["revoke"] = id },
                path: "v2/web/consents"
            );
            Assert.Equal(303, (int)done.Status);
        }
    }

    [Fact]
    public async Task Who_is_not_signed_in_says_who_they_are()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var browser = new PlainBrowser(emulator.Host.Address);
        var page = await browser.OpenAsync("v2/web/consents");
        Assert.Contains("Bob Example", page.Html, StringComparison.Ordinal);
        await browser.PostAsync(
            new() { ["form_token"] = page.FormToken, ["identity"] = DevelopmentAccounts.Bob.Id.ToString() },
            path: "v2/web/consents"
        );
        Assert.Contains(
            "This account has no consents.",
            (await browser.OpenAsync("v2/web/consents")).Html,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_form_of_another_browser_changes_nothing()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var browser = new PlainBrowser(emulator.Host.Address);
        using var stranger = new PlainBrowser(emulator.Host.Address);
        var page = await browser.OpenAsync("v2/web/consents");
        await stranger.OpenAsync("v2/web/consents");
        var fields = new Dictionary<string, string>
        {
            ["form_token"] = page.FormToken,
            ["identity"] = DevelopmentAccounts.Bob.Id.ToString(),
        };
        Assert.Equal(400, (int)(await stranger.PostAsync(fields, path: "v2/web/consents")).Status);
        Assert.Equal(403, (int)(await browser.PostAsync(fields, "https://example.org", "v2/web/consents")).Status);
    }

    [Fact]
    public async Task A_consent_of_someone_else_cannot_be_taken_back()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var browser = new PlainBrowser(emulator.Host.Address);
        var alice = await Person.SignInAsync(emulator, "openid");
        await browser.AllowAsync(await browser.OpenAsync(SignInAddress.Of()), DevelopmentAccounts.Bob.Id);
        var page = await browser.OpenAsync("v2/web/consents");
        await browser.PostAsync(new() { ["form_token"] = page.FormToken, ["revoke"] = "1" }, path: "v2/web/consents");
        Assert.True((bool)(await alice.IntrospectAsync("openid", ""))["active"]!);
    }

    private static MatchCollection RevokeButtons(PlainBrowser.Page page) => Regex.Matches(page.Html, "name=\"revoke\"");
}
