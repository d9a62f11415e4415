using System.Net;
using Globus.Automate.Auth;
using Globus.Automate.Http;

namespace Globus.Automate.Tests.Http;

public sealed class AuthorizationTests : IDisposable
{
    private const string Run = """{"run_id":"36ad9f9a-ad29-488f-beb4-c22ab729643a","status":"ACTIVE"}""";

    private readonly Scripted _globus = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _globus.Dispose();

    [Fact]
    public async Task A_request_carries_the_token_of_its_scope()
    {
        _globus.Network.Answer(Run);

        await _globus.Client.Runs.ResumeAsync(Guid.Empty, "https://auth.globus.org/scopes/x/flow_x_user", Cancellation);

        Assert.Equal("Bearer flow_x_user-0", _globus.Network.Last.Authorization);
        Assert.Equal(
            "https://flows.globus.org/runs/00000000-0000-0000-0000-000000000000/resume",
            Assert.Single(_globus.Tokens.Asked).Url.ToString()
        );
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        _globus.Network.Answer(HttpStatusCode.Unauthorized, "{}").Answer(Run);

        await GetAsync();

        Assert.Equal(
            ["Bearer all-0", "Bearer all-1"],
            _globus.Network.Requests.Select(request => request.Authorization)
        );
        Assert.Empty(_globus.Clock.Pauses);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_at_whatever_attempt_it_is_refused()
    {
        _globus
            .Network.Answer(HttpStatusCode.ServiceUnavailable, "{}")
            .Answer(HttpStatusCode.ServiceUnavailable, "{}")
            .Answer(HttpStatusCode.Unauthorized, "{}")
            .Answer(HttpStatusCode.ServiceUnavailable, "{}")
            .Answer(Run);

        await GetAsync();

        Assert.Equal(1, _globus.Tokens.Renewals);
        Assert.Equal("Bearer all-1", _globus.Network.Last.Authorization);
    }

    [Fact]
    public async Task A_token_is_renewed_once_in_all_attempts()
    {
        _globus
            .Network.Answer(HttpStatusCode.Unauthorized, "{}")
            .Answer(HttpStatusCode.ServiceUnavailable, "{}")
            .Answer(HttpStatusCode.Unauthorized, "{}");

        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await Assert.ThrowsAsync<GlobusServiceException>(GetAsync)).StatusCode
        );
        Assert.Equal(1, _globus.Tokens.Renewals);
    }

    [Fact]
    public async Task A_token_that_is_refused_again_is_an_error()
    {
        _globus
            .Network.Answer(HttpStatusCode.Unauthorized, "{}")
            .Answer(
                HttpStatusCode.Unauthorized,
                """{"error":{"code":"AUTHENTICATION_ERROR","detail":"Expired or invalid Bearer token"}}"""
            );

        var error = await Assert.ThrowsAsync<GlobusServiceException>(GetAsync);

        Assert.Equal("Expired or invalid Bearer token", error.Message);
        Assert.Equal(1, _globus.Tokens.Renewals);
    }

    [Fact]
    public async Task A_start_is_not_repeated_but_for_a_refused_token()
    {
        _globus.Network.Answer(HttpStatusCode.Unauthorized, "{}").Answer(HttpStatusCode.Created, Run);

        await _globus.Client.Runs.StartAsync(Guid.Empty, new(), "scope", Cancellation);

        Assert.Equal(2, _globus.Network.Requests.Count);
    }

    [Fact]
    public async Task A_token_that_cannot_be_renewed_leaves_the_refusal()
    {
        _globus.Tokens.CanRenew = false;
        _globus.Network.Answer(HttpStatusCode.Unauthorized, "{}");

        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await Assert.ThrowsAsync<GlobusServiceException>(GetAsync)).StatusCode
        );
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent()
    {
        using var globus = new Scripted(options => options with { TokenSource = AnonymousTokenSource.Instance });

        var error = await Assert.ThrowsAsync<TokenUnavailableException>(() =>
            globus.Client.Runs.GetAsync(Guid.Empty, default, Cancellation)
        );

        Assert.Equal(GlobusScopes.FlowsAll, error.Scope);
        Assert.Equal(TokenUnavailableReason.NoTokenForScope, error.Reason);
        Assert.Empty(globus.Network.Requests);
    }

    [Fact]
    public async Task A_token_does_not_go_over_plain_http()
    {
        var provider = _globus.Client.ActionProvider(new("http://example.org/ap"), "scope");

        var error = await Assert.ThrowsAsync<InsecureAddressException>(() => provider.GetAsync("a", Cancellation));

        Assert.Equal("Tokens require https. No token was sent to http://example.org/.", error.Message);
        Assert.Empty(_globus.Network.Requests);
        Assert.Empty(_globus.Tokens.Asked);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8000/ap")]
    [InlineData("http://localhost:8000/ap")]
    [InlineData("http://[::1]:8000/ap")]
    public async Task A_token_may_go_to_this_machine(string address)
    {
        _globus.Network.Answer("""{"action_id":"a","status":"ACTIVE"}""");

        await _globus.Client.ActionProvider(new(address), "scope").GetAsync("a", Cancellation);

        Assert.Equal("Bearer scope-0", _globus.Network.Last.Authorization);
    }

    [Theory]
    [InlineData("http://auth.example.org/", "https://flows.globus.org/")]
    [InlineData("https://auth.globus.org/", "http://flows.example.org/")]
    public void A_service_over_plain_http_is_refused(string auth, string flows)
    {
        var options = new GlobusClientOptions
        {
            TokenSource = _globus.Tokens,
            AuthAddress = new(auth),
            FlowsAddress = new(flows),
        };

        var error = Assert.Throws<InsecureAddressException>(() => new GlobusClient(options));

        Assert.EndsWith("Plain http is allowed only for loopback addresses.", error.Message);
    }

    [Fact]
    public async Task Every_request_says_who_asks_and_what_it_takes()
    {
        _globus.Network.Answer(Run);

        await GetAsync();

        Assert.Matches(@"^Globus\.Automate/\d+\.\d+\.\d+$", _globus.Network.Last.UserAgent);
        Assert.Equal("application/json", _globus.Network.Last.Accept);
        Assert.Null(_globus.Network.Last.ContentType);
    }

    private Task GetAsync() => _globus.Client.Runs.GetAsync(Guid.Empty, default, Cancellation);
}
