using System.Net.Sockets;
using Globus.Automate.Auth.SignIn;
using Globus.Automate.Tests.Http;

namespace Globus.Automate.Tests.Auth.SignIn;

public sealed class LoopbackListenerTests : IDisposable
{
    private const string State = "the-state";

    private readonly LoopbackListener _listener = new(TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task The_right_answer_gives_the_code_and_a_page_to_read()
    {
        var answer = _listener.WaitAsync(State, Cancellation);

        var page = await Caller.GetAsync(_listener.RedirectUri, $"/?code=c%2B1&state={State}");

        Assert.Equal("c+1", (await answer).RequireCode().Value);
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", page, StringComparison.Ordinal);
        Assert.Contains("Response received", page, StringComparison.Ordinal);
        Assert.DoesNotContain("c+1", page, StringComparison.Ordinal);
    }

    [Fact]
    public void It_listens_on_this_machine_alone_at_an_address_without_a_path()
    {
        Assert.Equal($"http://127.0.0.1:{_listener.RedirectUri.Port}", _listener.RedirectUri.OriginalString);
        Assert.NotEqual(_listener.RedirectUri.Port, new LoopbackListener(TimeProvider.System).RedirectUri.Port);
    }

    [Theory]
    [InlineData("GET", "/?code=evil&state=other", "400")]
    [InlineData("GET", "/?code=evil", "400")]
    [InlineData("GET", "/?error=access_denied", "400")]
    [InlineData("GET", "/?code=evil&state=the-state&state=other", "400")]
    [InlineData("GET", "/?code=evil&code=more&state=the-state", "400")]
    [InlineData("GET", "/?state=the-state", "400")]
    [InlineData("GET", "/?code=&state=the-state", "400")]
    [InlineData("GET", "/favicon.ico", "404")]
    [InlineData("GET", "/callback?code=evil&state=the-state", "404")]
    [InlineData("GET", "http://elsewhere/?code=evil&state=the-state", "400")]
    [InlineData("POST", "/?code=evil&state=the-state", "405")]
    [InlineData("HEAD", "/?code=evil&state=the-state", "405")]
    [InlineData("OPTIONS", "/", "405")]
    public async Task What_is_not_the_answer_is_turned_away_and_waited_past(string method, string target, string status)
    {
        var answer = _listener.WaitAsync(State, Cancellation);

        var page = await Caller.GetAsync(_listener.RedirectUri, target, method);
        await Caller.GetAsync(_listener.RedirectUri, $"/?code=right&state={State}");

        Assert.StartsWith($"HTTP/1.1 {status} ", page, StringComparison.Ordinal);
        Assert.Equal("right", (await answer).RequireCode().Value);
    }

    [Theory]
    [InlineData("\u0016\u0003\u0001\u0002 this is TLS\r\n\r\n")]
    [InlineData("GET\r\n\r\n")]
    [InlineData("GET /?code=evil&state=the-state\r\n\r\n")]
    [InlineData("\r\n\r\n")]
    public async Task What_is_no_http_is_turned_away(string text)
    {
        var answer = _listener.WaitAsync(State, Cancellation);

        Assert.StartsWith(
            "HTTP/1.1 400 ",
            await Caller.SendAsync(_listener.RedirectUri, text),
            StringComparison.Ordinal
        );
        await Caller.GetAsync(_listener.RedirectUri, $"/?code=right&state={State}");
        Assert.Equal("right", (await answer).RequireCode().Value);
    }

    [Fact]
    public async Task Whoever_keeps_silent_or_stops_half_way_keeps_nobody_waiting()
    {
        var answer = _listener.WaitAsync(State, Cancellation);
        using var silent = await Caller.ConnectAsync(_listener.RedirectUri);
        using var half = await Caller.ConnectAsync(_listener.RedirectUri);
        await half.GetStream().WriteAsync("GET /?code=evil&st"u8.ToArray(), Cancellation);

        await Caller.GetAsync(_listener.RedirectUri, $"/?code=right&state={State}");

        Assert.Equal("right", (await answer).RequireCode().Value);
    }

    [Fact]
    public async Task A_request_without_end_is_cut_off()
    {
        var answer = _listener.WaitAsync(State, Cancellation);
        using var flood = await Caller.ConnectAsync(_listener.RedirectUri);

        try
        {
            for (var i = 0; i < 10_000; i++)
            {
                await flood.GetStream().WriteAsync(new byte[1024], Cancellation);
            }

            Assert.Fail("All of it was taken.");
        }
        catch (IOException)
        {
            // Hung up on.
        }

        await Caller.GetAsync(_listener.RedirectUri, $"/?code=right&state={State}");
        Assert.Equal("right", (await answer).RequireCode().Value);
    }

    [Fact]
    public async Task A_code_that_comes_a_little_at_a_time_is_put_together()
    {
        var answer = _listener.WaitAsync(State, Cancellation);
        using var slow = await Caller.ConnectAsync(_listener.RedirectUri);
        slow.NoDelay = true;

        foreach (var character in $"GET /?code=slow&state={State} HTTP/1.1\r\nHost: x\r\n\r\n")
        {
            await slow.GetStream().WriteAsync(new[] { (byte)character }, Cancellation);
        }

        Assert.Contains("Response received", await Caller.ReadAsync(slow), StringComparison.Ordinal);
        Assert.Equal("slow", (await answer).RequireCode().Value);
    }

    [Fact]
    public async Task An_error_of_globus_auth_is_told_to_both_sides_and_cannot_write_html()
    {
        var answer = _listener.WaitAsync(State, Cancellation);

        var page = await Caller.GetAsync(
            _listener.RedirectUri,
            $"/?error=access_denied&error_description=No+%3Cscript%3E&state={State}"
        );
        var error = Assert.Throws<SignInException>((await answer).RequireCode);

        Assert.Contains("No &lt;script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.Equal((SignInFailure.Denied, "access_denied"), (error.Reason, error.Error));
    }

    [Fact]
    public async Task Another_error_is_told_in_the_words_of_globus_auth()
    {
        var answer = _listener.WaitAsync(State, Cancellation);

        await Caller.GetAsync(
            _listener.RedirectUri,
            $"/?error=invalid_scope&error_description=Unknown+scope&state={State}"
        );
        var error = Assert.Throws<SignInException>((await answer).RequireCode);

        Assert.Equal(
            (SignInFailure.Refused, "Globus Auth refused the sign-in: Unknown scope"),
            (error.Reason, error.Message)
        );
    }

    [Fact]
    public async Task After_the_answer_nobody_is_listened_to()
    {
        var answer = _listener.WaitAsync(State, Cancellation);
        await Caller.GetAsync(_listener.RedirectUri, $"/?code=right&state={State}");
        await answer;

        await Assert.ThrowsAsync<SocketException>(() =>
            Caller.GetAsync(_listener.RedirectUri, $"/?code=late&state={State}")
        );
    }

    [Fact]
    public async Task Whoever_gives_up_closes_the_port()
    {
        using var cancel = new CancellationTokenSource();
        var answer = _listener.WaitAsync(State, cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        await Assert.ThrowsAsync<SocketException>(() => Caller.GetAsync(_listener.RedirectUri, "/"));
    }

    [Fact]
    public async Task Nobody_is_waited_for_longer_than_agreed()
    {
        var clock = new ImpatientClock();
        using var browser = new BrowserPrompt(Leave, TimeSpan.FromMinutes(5), clock);

        var error = await Assert.ThrowsAsync<SignInException>(() =>
            browser.GetCodeAsync(new Uri("https://auth.globus.org/"), State, Cancellation)
        );

        Assert.Equal(SignInFailure.TimedOut, error.Reason);

        Task Leave(Uri page)
        {
            clock.Advance(TimeSpan.FromMinutes(5));
            return Task.CompletedTask;
        }
    }
}
