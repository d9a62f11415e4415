using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Globus.Automate.Http;

namespace Globus.Automate.Tests.Http;

public sealed class RetryTests : IDisposable
{
    private const string Run = """{"run_id":"36ad9f9a-ad29-488f-beb4-c22ab729643a","status":"ACTIVE"}""";

    private readonly Scripted _globus = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _globus.Dispose();

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_passing_failure_is_tried_again(int status)
    {
        _globus.Network.Answer((HttpStatusCode)status, "{}").Answer(Run);

        await GetAsync();

        Assert.Equal(2, _globus.Network.Requests.Count);
        Assert.InRange(Assert.Single(_globus.Clock.Pauses), TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(0.75));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(408)]
    [InlineData(409)]
    [InlineData(422)]
    [InlineData(501)]
    public async Task A_lasting_failure_is_not_tried_again(int status)
    {
        _globus.Network.Answer((HttpStatusCode)status, "{}");

        await Assert.ThrowsAsync<GlobusServiceException>(GetAsync);

        Assert.Single(_globus.Network.Requests);
    }

    [Fact]
    public async Task Pauses_double_with_a_jitter_up_to_the_cap()
    {
        using var globus = new Scripted(options => options with { MaximumRetryDelay = TimeSpan.FromSeconds(4) });
        for (var attempt = 0; attempt < 6; attempt++)
        {
            globus.Network.Answer(HttpStatusCode.BadGateway, "{}");
        }

        var error = await Assert.ThrowsAsync<GlobusServiceException>(() =>
            globus.Client.Runs.GetAsync(Guid.Empty, default, Cancellation)
        );

        Assert.Equal(HttpStatusCode.BadGateway, error.StatusCode);
        Assert.Equal(6, globus.Network.Requests.Count);
        Assert.Equal(5, globus.Clock.Pauses.Count);
        for (var pause = 0; pause < 5; pause++)
        {
            var middle = 0.5 * Math.Pow(2, pause);
            Assert.InRange(
                globus.Clock.Pauses[pause].TotalSeconds,
                Math.Min(4, middle * 0.5),
                Math.Min(4, middle * 1.5)
            );
        }
    }

    [Theory]
    [InlineData(429, "7", 7)]
    [InlineData(503, "7", 7)]
    [InlineData(503, "1.5", 1.5)]
    [InlineData(503, "3600", 30)]
    [InlineData(429, "Sun, 01 Mar 2026 12:00:20 GMT", 20)]
    [InlineData(429, "Sun, 01 Mar 2026 18:00:00 GMT", 30)]
    public async Task The_service_says_how_long_to_wait(int status, string header, double seconds)
    {
        _globus.Network.Answer((HttpStatusCode)status, "{}", "application/json", ("Retry-After", header)).Answer(Run);

        await GetAsync();

        Assert.Equal([TimeSpan.FromSeconds(seconds)], _globus.Clock.Pauses);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("Sun, 01 Mar 2026 11:59:00 GMT")]
    public async Task A_wait_that_is_over_is_none(string header)
    {
        _globus
            .Network.Answer(HttpStatusCode.TooManyRequests, "{}", "application/json", ("Retry-After", header))
            .Answer(Run);

        await GetAsync();

        Assert.Equal(2, _globus.Network.Requests.Count);
        Assert.Empty(_globus.Clock.Pauses);
    }

    [Theory]
    [InlineData(500, "20")]
    [InlineData(429, "soon")]
    public async Task A_wait_that_means_nothing_is_ignored(int status, string header)
    {
        _globus.Network.Answer((HttpStatusCode)status, "{}", "application/json", ("Retry-After", header)).Answer(Run);

        await GetAsync();

        Assert.InRange(Assert.Single(_globus.Clock.Pauses), TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(0.75));
    }

    [Fact]
    public async Task No_retry_is_wanted_so_none_is_made()
    {
        using var globus = new Scripted(options => options with { MaximumRetryCount = 0 });
        globus.Network.Answer(HttpStatusCode.ServiceUnavailable, "{}");

        await Assert.ThrowsAsync<GlobusServiceException>(() =>
            globus.Client.Runs.GetAsync(Guid.Empty, default, Cancellation)
        );

        Assert.Single(globus.Network.Requests);
    }

    [Fact]
    public async Task A_connection_that_fails_is_tried_again()
    {
        _globus.Network.Throw(Refused()).Throw(new HttpRequestException("reset", new IOException("reset"))).Answer(Run);

        await GetAsync();

        Assert.Equal(3, _globus.Network.Requests.Count);
    }

    [Fact]
    public async Task A_connection_that_always_fails_is_told_as_such()
    {
        using var globus = new Scripted(options => options with { MaximumRetryCount = 1 });
        globus.Network.Throw(Refused()).Throw(Refused());

        var error = await Assert.ThrowsAsync<GlobusConnectionException>(() =>
            globus.Client.Runs.GetAsync(Guid.Empty, default, Cancellation)
        );

        Assert.Equal("flows.globus.org refused the connection.", error.Message);
        Assert.Equal("flows.globus.org", error.Address.Host);
        Assert.False(error.IsTimeout);
    }

    [Fact]
    public async Task A_server_that_is_not_who_it_says_is_not_asked_again()
    {
        _globus.Network.Throw(
            new HttpRequestException(
                HttpRequestError.SecureConnectionError,
                "ssl",
                new AuthenticationException("The certificate is not trusted.")
            )
        );

        var error = await Assert.ThrowsAsync<GlobusConnectionException>(GetAsync);

        Assert.Equal(
            "The secure connection to flows.globus.org failed: The certificate is not trusted.",
            error.Message
        );
    }

    [Fact]
    public async Task An_attempt_that_takes_too_long_is_given_up_and_made_again()
    {
        _globus.Network.Hang(() => _globus.Clock.Advance(TimeSpan.FromSeconds(60))).Answer(Run);

        await GetAsync();

        Assert.Equal(2, _globus.Network.Requests.Count);
    }

    [Fact]
    public async Task Too_long_in_all_ends_the_attempts()
    {
        using var globus = new Scripted(options => options with { TotalTimeout = TimeSpan.FromSeconds(90) });
        globus
            .Network.Hang(() => globus.Clock.Advance(TimeSpan.FromSeconds(60)))
            .Hang(() => globus.Clock.Advance(TimeSpan.FromSeconds(60)));

        var error = await Assert.ThrowsAsync<GlobusConnectionException>(() =>
            globus.Client.Runs.GetAsync(Guid.Empty, default, Cancellation)
        );

        Assert.True(error.IsTimeout);
        Assert.Equal("flows.globus.org did not respond in time.", error.Message);
        Assert.Equal(2, globus.Network.Requests.Count);
    }

    [Fact]
    public async Task Whoever_cancels_gets_a_cancellation_at_once()
    {
        using var cancel = new CancellationTokenSource();
        _globus.Network.Hang(cancel.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            _globus.Client.Runs.GetAsync(Guid.Empty, default, cancel.Token)
        );

        Assert.Single(_globus.Network.Requests);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_asked_for_again()
    {
        _globus.Network.Answer(new HttpResponseMessage { Content = new BrokenContent("""{"run_id":""") }).Answer(Run);

        Assert.Equal("ACTIVE", (await _globus.Client.Runs.GetAsync(Guid.Empty, default, Cancellation)).Status);
    }

    [Fact]
    public async Task A_body_that_breaks_off_at_every_attempt_is_told()
    {
        using var globus = new Scripted(options => options with { MaximumRetryCount = 1 });
        globus
            .Network.Answer(new HttpResponseMessage { Content = new BrokenContent("{") })
            .Answer(new HttpResponseMessage { Content = new BrokenContent("{") });

        var error = await Assert.ThrowsAsync<GlobusConnectionException>(() =>
            globus.Client.Runs.GetAsync(Guid.Empty, default, Cancellation)
        );

        Assert.Equal("The connection to flows.globus.org was interrupted.", error.Message);
    }

    internal static HttpRequestException Refused() =>
        new(HttpRequestError.ConnectionError, "refused", new SocketException((int)SocketError.ConnectionRefused));

    private Task GetAsync() => _globus.Client.Runs.GetAsync(Guid.Empty, default, Cancellation);
}
