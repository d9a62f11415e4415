using System.Net;
using Globus.Automate.Auth;
using Globus.Automate.Http;
using Globus.Automate.Tests.Http;

namespace Globus.Automate.Tests.Auth;

public sealed class TokenSourceTests : IDisposable
{
    private static readonly TokenRequest Flows = new(GlobusScopes.FlowsAll, new("https://flows.globus.org/flows"));

    private readonly Scripted _globus = new(options =>
        options with
        {
            TokenSource = AnonymousTokenSource.Instance,
            MaximumRetryCount = 0,
        }
    );
    private readonly ClientCredentialsTokenSource _client;

    public TokenSourceTests() => _client = new(_globus.Client.Auth, "id", "secret");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _globus.Dispose();

    [Fact]
    public async Task A_token_is_asked_for_once_per_scope()
    {
        _globus.Network.Answer(Token("t1")).Answer(Token("t2"));

        Assert.Equal("t1", await GetAsync(Flows));
        Assert.Equal("t1", await GetAsync(Flows));
        Assert.Equal("t2", await GetAsync(Flows with { Scope = "other" }));
        Assert.Equal("grant_type=client_credentials&scope=other", _globus.Network.Last.Body);
    }

    [Fact]
    public async Task A_token_is_renewed_a_minute_before_its_end()
    {
        _globus.Network.Answer(Token("t1", seconds: 300)).Answer(Token("t2", seconds: 300));

        await GetAsync(Flows);
        _globus.Clock.Advance(TimeSpan.FromSeconds(239));
        Assert.Equal("t1", await GetAsync(Flows));
        _globus.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("t2", await GetAsync(Flows));
    }

    [Fact]
    public async Task Many_requests_at_once_share_one_call()
    {
        var gate = new TaskCompletionSource();
        _globus.Network.AnswerAfter(gate.Task, Token("t1"));

        var waiting = Enumerable.Range(0, 20).Select(_ => GetAsync(Flows)).ToList();
        gate.SetResult();

        Assert.All(await Task.WhenAll(waiting), token => Assert.Equal("t1", token));
        Assert.Single(_globus.Network.Requests);
    }

    [Fact]
    public async Task Whoever_gives_up_leaves_the_call_to_the_others()
    {
        var gate = new TaskCompletionSource();
        using var cancel = new CancellationTokenSource();
        _globus.Network.AnswerAfter(gate.Task, Token("t1"));

        var impatient = _client.GetTokenAsync(Flows, cancel.Token).AsTask();
        var patient = GetAsync(Flows);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        gate.SetResult();

        Assert.Equal("t1", await patient);
    }

    [Fact]
    public async Task A_rejected_token_is_replaced_once_for_all_who_had_it()
    {
        _globus.Network.Answer(Token("t1")).Answer(Token("t2"));
        var rejected = (await _client.GetTokenAsync(Flows, Cancellation))!;

        var first = await _client.RenewTokenAsync(Flows, rejected, Cancellation);
        var second = await _client.RenewTokenAsync(Flows, rejected, Cancellation);

        Assert.Equal(("t2", "t2"), (first!.Value, second!.Value));
        Assert.Equal("t2", await GetAsync(Flows));
        Assert.Equal(2, _globus.Network.Requests.Count);
    }

    [Fact]
    public async Task A_token_that_has_just_replaced_a_refused_one_is_not_at_fault_and_not_replaced()
    {
        _globus.Network.Answer(Token("t1")).Answer(Token("t2")).Answer(Token("t3"));
        var rejected = (
            await _client.RenewTokenAsync(Flows, (await _client.GetTokenAsync(Flows, Cancellation))!, Cancellation)
        )!;
        _globus.Clock.Advance(TimeSpan.FromSeconds(29));

        Assert.Null(await _client.RenewTokenAsync(Flows, rejected, Cancellation));
        Assert.Equal("t2", await GetAsync(Flows));
        Assert.Equal(2, _globus.Network.Requests.Count);

        _globus.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("t3", (await _client.RenewTokenAsync(Flows, rejected, Cancellation))!.Value);
    }

    [Fact]
    public async Task A_refusal_says_what_globus_auth_said_and_is_not_remembered()
    {
        _globus
            .Network.Answer(
                HttpStatusCode.BadRequest,
                """{"error":"invalid_scope","error_description":"Unknown scope"}"""
            )
            .Answer(Token("t1"));

        var error = await Assert.ThrowsAsync<TokenUnavailableException>(() => GetAsync(Flows));

        Assert.Equal(
            ("invalid_scope", "Unknown scope", TokenUnavailableReason.UnknownScope, Flows.Scope),
            (error.Error, error.ErrorDescription, error.Reason, error.Scope)
        );
        Assert.Equal($"Globus Auth did not issue a token for the scope {Flows.Scope}: Unknown scope", error.Message);
        Assert.Equal("t1", await GetAsync(Flows));
    }

    [Fact]
    public async Task A_globus_auth_that_cannot_be_reached_is_told_as_such()
    {
        _globus.Network.Throw(RetryTests.Refused());

        var error = await Assert.ThrowsAsync<GlobusConnectionException>(() => GetAsync(Flows));

        Assert.Equal("auth.globus.org", error.Address.Host);
    }

    [Fact]
    public async Task A_globus_auth_that_cannot_be_reached_is_not_multiplied_by_the_request_that_needs_it()
    {
        using var globus = new Scripted(options => options with { TokenSource = _client, MaximumRetryCount = 3 });
        _globus.Network.Throw(RetryTests.Refused());

        await Assert.ThrowsAsync<GlobusConnectionException>(() =>
            globus.Client.Flows.GetAsync(Guid.Empty, Cancellation)
        );

        Assert.Single(_globus.Network.Requests);
        Assert.Empty(globus.Network.Requests);
    }

    [Theory]
    [InlineData("https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/all", "manage")]
    [InlineData("https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/manage_flows", "manage")]
    [InlineData("https://auth.globus.org/scopes/a/flow_a_user", "flow")]
    [InlineData("https://auth.globus.org/scopes/a/flow_a_user[urn:dep]", "flow")]
    [InlineData("openid", "auth")]
    [InlineData("email", "auth")]
    [InlineData("profile", null)]
    [InlineData("https://auth.globus.org/scopes/b/flow_b_user", null)]
    public async Task Given_tokens_serve_their_scopes_and_the_whole_flows_service(string scope, string? expected)
    {
        var given = new StaticTokenSource(
            new Dictionary<string, AccessToken>
            {
                [GlobusScopes.FlowsManage] = new("manage", GlobusScopes.FlowsManage, null),
                ["https://auth.globus.org/scopes/a/flow_a_user"] = new("flow", "", null),
                ["openid"] = new("auth", "openid email", null),
            }
        );

        Assert.Equal(expected, (await given.GetTokenAsync(Flows with { Scope = scope }, Cancellation))?.Value);
        Assert.Null(await given.RenewTokenAsync(Flows, new("t", "s", null), Cancellation));
    }

    [Fact]
    public async Task A_given_token_that_is_over_is_not_sent()
    {
        var end = _globus.Clock.GetUtcNow().AddMinutes(1);
        var given = new StaticTokenSource(
            new Dictionary<string, AccessToken> { [Flows.Scope] = new("t", Flows.Scope, end) },
            _globus.Clock
        );

        Assert.Equal("t", (await given.GetTokenAsync(Flows, Cancellation))!.Value);
        _globus.Clock.Advance(TimeSpan.FromMinutes(1));
        var error = await Assert.ThrowsAsync<TokenUnavailableException>(async () =>
            await given.GetTokenAsync(Flows, Cancellation)
        );

        Assert.Equal($"The token for the scope {Flows.Scope} expired at 2026-03-01 12:01:00Z.", error.Message);
        Assert.Equal(TokenUnavailableReason.Expired, error.Reason);
    }

    private static string Token(string value, int seconds = 172800) =>
        $$"""{"access_token":"{{value}}","scope":"s","expires_in":{{seconds}},"resource_server":"r","other_tokens":[]}""";

    private async Task<string> GetAsync(TokenRequest request) =>
        (await _client.GetTokenAsync(request, Cancellation))!.Value;
}
