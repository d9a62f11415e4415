using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Tests.Auth.SignIn;

/// <summary>
/// What the authorize endpoint refuses: on its own page as long as the redirect is not known to be good, else at the
/// redirect.
/// </summary>
public sealed class AuthorizeRequestTests
{
    [Theory]
    [InlineData("client_id", null)]
    [InlineData("client_id", "nobody")]
    [InlineData("client_id", "00000000-0000-4000-8000-000000000000")]
    [InlineData("redirect_uri", null)]
    [InlineData("redirect_uri", "relative")]
    [InlineData("redirect_uri", "//127.0.0.1:49152/")]
    [InlineData("redirect_uri", "https://example.org/")]
    [InlineData("redirect_uri", "http://example.org/")]
    [InlineData("redirect_uri", "https://127.0.0.1:49152/")]
    [InlineData("redirect_uri", "http://127.0.0.1.example.org/")]
    [InlineData("redirect_uri", "http://localhost.example.org/")]
    [InlineData("redirect_uri", "http://127.0.0.1:49152@example.org/")]
    [InlineData("redirect_uri", "http://user@127.0.0.1:49152/")]
    [InlineData("redirect_uri", "http://example.org\\@127.0.0.1/")]
    [InlineData("redirect_uri", "http:\\\\127.0.0.1/")]
    [InlineData("redirect_uri", "http://127.0.0.1:49152/#part")]
    [InlineData("redirect_uri", "http://127.0.0.1:49152/\r\nX-Injected: yes")]
    [InlineData("redirect_uri", "http://127.0.0.1:49152/; script-src *")]
    [InlineData("redirect_uri", " http://127.0.0.1:49152/")]
    [InlineData("redirect_uri", "javascript:alert(1)")]
    [InlineData("redirect_uri", "javascript://127.0.0.1/%0Aalert(1)")]
    [InlineData("redirect_uri", "data:text/html,x")]
    [InlineData("redirect_uri", "https://auth.globus.org/v2/web/auth-code?x=1")]
    [InlineData("redirect_uri", "https://auth.globus.org.example.org/v2/web/auth-code")]
    public async Task A_redirect_that_cannot_be_trusted_is_not_followed(string name, string? value)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var browser = new PlainBrowser(emulator.Host.Address);
        var page = await browser.OpenAsync(SignInAddress.Of((name, value)));
        Assert.Equal(400, (int)page.Status);
        Assert.DoesNotContain("Location", page.Headers.Keys);
        Assert.DoesNotContain("X-Injected", page.Headers.Keys);
        Assert.DoesNotContain("ticket", page.Html, StringComparison.Ordinal);
        Assert.Contains(name, page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1")]
    [InlineData("http://localhost:8080")]
    [InlineData("http://localhost:8080/any/path?with=query")]
    [InlineData("http://[::1]:8080/")]
    public async Task A_native_application_may_listen_anywhere_on_this_machine(string redirect)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var browser = new PlainBrowser(emulator.Host.Address);
        var page = await browser.OpenAsync(SignInAddress.Of(("redirect_uri", redirect)));
        var response = await browser.AllowAsync(page);
        Assert.StartsWith(
            redirect + (redirect.Contains('?') ? "&" : "?"),
            response.Headers["Location"],
            StringComparison.Ordinal
        );
        Assert.NotNull(response["code"]);
    }

    [Theory]
    [InlineData("response_type", null, "unsupported_response_type")]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("scope", null, "invalid_scope")]
    [InlineData("scope", "nobody:knows:it", "invalid_scope")]
    [InlineData("scope", "openid[", "invalid_scope")]
    [InlineData("code_challenge", null, "invalid_request")]
    [InlineData("code_challenge", "too-short", "invalid_request")]
    [InlineData("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM", "invalid_request")]
    [InlineData("code_challenge_method", null, "invalid_request")]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    [InlineData("access_type", "sometimes", "invalid_request")]
    [InlineData("prompt", "none", "invalid_request")]
    public async Task Other_mistakes_are_told_to_the_application(string name, string? value, string error)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var browser = new PlainBrowser(emulator.Host.Address);
        var response = await browser.OpenAsync(SignInAddress.Of((name, value)));
        Assert.Equal((303, SignInAddress.Redirect), ((int)response.Status, response.Target));
        Assert.Equal((error, "a state"), (response["error"], response["state"]));
        Assert.NotEmpty(response["error_description"]!);
    }

    [Theory]
    [InlineData("client_id", 400)]
    [InlineData("redirect_uri", 400)]
    [InlineData("scope", 303)]
    public async Task A_parameter_given_twice_is_refused(string name, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var browser = new PlainBrowser(emulator.Host.Address);
        var page = await browser.OpenAsync($"{SignInAddress.Of()}&{name}=openid");
        Assert.Equal(status, (int)page.Status);
    }

    [Fact]
    public async Task A_state_comes_back_as_it_was()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var browser = new PlainBrowser(emulator.Host.Address);
        const string state = "ä&code=x\r\nX-Injected: yes#\"<>";
        var response = await browser.AllowAsync(await browser.OpenAsync(SignInAddress.Of(("state", state))));
        Assert.Equal(state, response["state"]);
        Assert.DoesNotContain("X-Injected", response.Headers.Keys);
    }

    [Fact]
    public async Task The_form_is_good_once_and_only_where_it_was_shown()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var browser = new PlainBrowser(emulator.Host.Address);
        using var stranger = new PlainBrowser(emulator.Host.Address);
        var page = await browser.OpenAsync(SignInAddress.Of());
        Assert.Equal(400, (int)(await stranger.AllowAsync(page)).Status);
        await stranger.OpenAsync(SignInAddress.Of());
        Assert.Equal(400, (int)(await stranger.AllowAsync(page)).Status);
        Assert.Equal(303, (int)(await browser.AllowAsync(page)).Status);
        Assert.Equal(400, (int)(await browser.AllowAsync(page)).Status);
    }

    [Fact]
    public async Task A_page_of_another_origin_cannot_send_the_form()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var browser = new PlainBrowser(emulator.Host.Address);
        var page = await browser.OpenAsync(SignInAddress.Of());
        var fields = new Dictionary<string, string>
        {
            ["ticket"] = page.Ticket,
            ["decision"] = "allow",
            ["identity"] = page.ChosenIdentity!,
        };
        Assert.Equal(403, (int)(await browser.PostAsync(fields, "https://example.org")).Status);
        Assert.Equal(403, (int)(await browser.PostAsync(fields, "null")).Status);
        Assert.Equal(
            303,
            (int)(await browser.PostAsync(fields, emulator.Host.Address.GetLeftPart(UriPartial.Authority))).Status
        );
    }

    [Theory]
    [InlineData("allow", "10ca1000-0000-4000-8000-000000000001")]
    [InlineData("allow", "nobody")]
    [InlineData("perhaps", "10ca1000-0000-4000-8000-0000000000a1")]
    public async Task A_choice_that_was_not_offered_is_refused(string decision, string identity)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var browser = new PlainBrowser(emulator.Host.Address);
        var page = await browser.OpenAsync(SignInAddress.Of());
        var fields = new Dictionary<string, string>
        {
            ["ticket"] = page.Ticket,
            ["decision"] = decision,
            ["identity"] = identity,
        };
        Assert.Equal(400, (int)(await browser.PostAsync(fields)).Status);
    }

    [Fact]
    public async Task The_page_shows_what_it_was_given_as_text()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var browser = new PlainBrowser(emulator.Host.Address);
        const string hostile = "\"><script>alert(1)</script>";
        var page = await browser.OpenAsync(
            SignInAddress.Of(("session_message", hostile), ("prefill_named_grant", hostile), ("state", hostile))
        );
        Assert.Equal(200, (int)page.Status);
        Assert.DoesNotContain("<script", page.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page.Html, StringComparison.Ordinal);
        var code = await browser.OpenAsync("v2/web/auth-code?code=" + Uri.EscapeDataString(hostile));
        Assert.DoesNotContain("<script", code.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_are_neither_framed_nor_kept_and_load_nothing()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var browser = new PlainBrowser(emulator.Host.Address);
        foreach (var url in (string[])[SignInAddress.Of(), "v2/oauth2/authorize", "v2/web/auth-code?code=x"])
        {
            var page = await browser.OpenAsync(url);
            Assert.Equal("text/html; charset=utf-8", page.Headers["Content-Type"]);
            Assert.Equal("no-store", page.Headers["Cache-Control"]);
            Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
            Assert.StartsWith(
                "default-src 'none'; style-src 'sha256-",
                page.Headers["Content-Security-Policy"],
                StringComparison.Ordinal
            );
            Assert.Contains(
                "frame-ancestors 'none'",
                page.Headers["Content-Security-Policy"],
                StringComparison.Ordinal
            );
            Assert.DoesNotContain("src=", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("<link", page.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_client_may_be_redirected_to_what_it_has_registered()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var client = new Client(Guid.NewGuid(), "a-secret", "A portal")
        {
            RedirectUris = ["https://portal.example.org/callback"],
        };
        new AccountStore(emulator.Host.Services.Database).Add(client);
        using var browser = new PlainBrowser(emulator.Host.Address);
        var url = SignInAddress.Of(("client_id", client.Id.ToString()), ("redirect_uri", client.RedirectUris[0]));
        var page = await browser.OpenAsync(url);
        Assert.Contains("A portal requests access", page.Html, StringComparison.Ordinal);
        Assert.Equal(client.RedirectUris[0], (await browser.AllowAsync(page)).Target);
    }
}
