using System.Net;
using Globus.Automate.Auth;
using Globus.Automate.Raw;
using Globus.Automate.Tests.Http;

namespace Globus.Automate.Tests.Auth;

public sealed class SignedInTokenTests : IDisposable
{
    private readonly SignInScript _script = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _script.Dispose();

    [Theory]
    [InlineData(GlobusScopes.FlowsAll, "a1")]
    [InlineData(GlobusScopes.FlowsManage, "a1")]
    [InlineData(SignInScript.FlowScope, "f1")]
    [InlineData(SignInScript.FlowScope + "[urn:dependency]", "f1")]
    [InlineData("https://auth.globus.org/scopes/f2/flow_f2_user", null)]
    [InlineData("openid", null)]
    public async Task Each_scope_is_served_by_the_token_that_has_it(string scope, string? expected)
    {
        await _script.SignInAsync(_script.FlowsToken(), _script.FlowToken());

        Assert.Equal(expected, await _script.GetAsync(scope));
        Assert.Empty(_script.Network.Requests);
    }

    [Fact]
    public async Task Nobody_who_is_signed_in_has_no_token()
    {
        Assert.Null(await _script.GetAsync());
    }

    [Fact]
    public async Task A_token_is_renewed_a_minute_before_its_end_and_the_new_refresh_token_is_kept()
    {
        await _script.SignInAsync(_script.FlowsToken(seconds: 300), _script.FlowToken());
        _script.Network.Answer(SignInScript.Renewed());

        _script.Clock.Advance(TimeSpan.FromSeconds(239));
        Assert.Equal("a1", await _script.GetAsync());
        _script.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("a2", await _script.GetAsync());

        Assert.Equal("client_id=app&refresh_token=r1&grant_type=refresh_token", _script.Network.Last.Body);
        var kept = (await _script.ReadAsync()).Find(GlobusScopes.FlowsAll)!;
        Assert.Equal(("a2", "r2"), (kept.AccessToken.Value, kept.RefreshToken!.Value));
        Assert.Equal("f1", await _script.GetAsync(SignInScript.FlowScope));
    }

    [Fact]
    public async Task A_refresh_token_that_is_not_replaced_stays()
    {
        await _script.SignInAsync(_script.FlowsToken(seconds: 60));
        _script.Network.Answer(SignInScript.Renewed(refresh: null));

        Assert.Equal("a2", await _script.GetAsync());
        Assert.Equal("r1", (await _script.ReadAsync()).Tokens[0].RefreshToken!.Value);
    }

    [Fact]
    public async Task Many_requests_at_once_share_one_renewal()
    {
        await _script.SignInAsync(_script.FlowsToken(seconds: 30));
        var gate = new TaskCompletionSource();
        _script.Network.AnswerAfter(gate.Task, SignInScript.Renewed());

        var waiting = Enumerable.Range(0, 20).Select(_ => _script.GetAsync()).ToList();
        gate.SetResult();

        Assert.All(await Task.WhenAll(waiting), token => Assert.Equal("a2", token));
        Assert.Single(_script.Network.Requests);
    }

    [Fact]
    public async Task What_another_process_renewed_is_used()
    {
        await _script.SignInAsync(_script.FlowsToken(seconds: 300));
        Assert.Equal("a1", await _script.GetAsync());
        _script.Clock.Advance(TimeSpan.FromSeconds(299));
        _script.Network.Answer(SignInScript.Renewed());

        var other = await _script.NewSource().GetTokenAsync(SignInScript.Flows, Cancellation);

        Assert.Equal("a2", other!.Value);
        Assert.Equal("a2", await _script.GetAsync());
        Assert.Single(_script.Network.Requests);
    }

    [Fact]
    public async Task Whoever_gives_up_does_not_lose_the_new_refresh_token()
    {
        await _script.SignInAsync(_script.FlowsToken(seconds: 30));
        var gate = new TaskCompletionSource();
        using var cancel = new CancellationTokenSource();
        _script.Network.AnswerAfter(gate.Task, SignInScript.Renewed());

        var impatient = _script.Source.GetTokenAsync(SignInScript.Flows, cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        gate.SetResult();

        Assert.Equal("a2", await _script.GetAsync());
        Assert.Equal("r2", (await _script.ReadAsync()).Tokens[0].RefreshToken!.Value);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once_for_all_who_had_it()
    {
        await _script.SignInAsync(_script.FlowsToken());
        _script.Network.Answer(SignInScript.Renewed());
        var rejected = (await _script.Source.GetTokenAsync(SignInScript.Flows, Cancellation))!;

        var first = await _script.Source.RenewTokenAsync(SignInScript.Flows, rejected, Cancellation);
        var second = await _script.Source.RenewTokenAsync(SignInScript.Flows, rejected, Cancellation);

        Assert.Equal(("a2", "a2"), (first!.Value, second!.Value));
        Assert.Single(_script.Network.Requests);
    }

    [Fact]
    public async Task A_refused_token_without_a_refresh_token_is_not_sent_twice()
    {
        await _script.SignInAsync(_script.FlowsToken(refresh: null));
        var rejected = (await _script.Source.GetTokenAsync(SignInScript.Flows, Cancellation))!;

        Assert.Null(await _script.Source.RenewTokenAsync(SignInScript.Flows, rejected, Cancellation));
        Assert.Empty(_script.Network.Requests);
    }

    [Theory]
    [InlineData(-10)]
    [InlineData(10)]
    public async Task A_clock_that_is_wrong_by_ten_minutes_costs_one_renewal(int minutes)
    {
        // The token ends in five minutes by the right clock; what this machine's clock says is ten minutes off.
        await _script.SignInAsync(_script.FlowsToken(seconds: 300));
        _script.Clock.Advance(TimeSpan.FromMinutes(5));
        using var globus = new Scripted(options => options with { TokenSource = _script.Source });
        _script.Clock.AdjustTime(_script.Clock.GetUtcNow().AddMinutes(minutes));
        if (minutes < 0)
        {
            globus.Network.Answer(
                HttpStatusCode.Unauthorized,
                """{"error":{"code":"AUTHENTICATION_ERROR","detail":"Expired"}}"""
            );
        }

        globus.Network.Answer("""{"flows":[]}""").Answer("""{"flows":[]}""");
        _script.Network.Answer(SignInScript.Renewed(seconds: 300));

        await globus.Client.Raw.SendAsync(
            new RawRequest { Service = GlobusService.Flows, Path = "/flows" },
            Cancellation
        );
        await globus.Client.Raw.SendAsync(
            new RawRequest { Service = GlobusService.Flows, Path = "/flows" },
            Cancellation
        );

        Assert.Equal("Bearer a2", globus.Network.Last.Authorization);
        Assert.Single(_script.Network.Requests);
    }

    [Fact]
    public async Task A_token_that_is_over_and_cannot_be_renewed_says_to_sign_in_again()
    {
        await _script.SignInAsync(_script.FlowsToken(seconds: 60, refresh: null));
        Assert.Equal("a1", await _script.GetAsync());
        _script.Clock.Advance(TimeSpan.FromSeconds(60));

        var error = await Assert.ThrowsAsync<TokenUnavailableException>(() => _script.GetAsync());

        Assert.Equal(TokenUnavailableReason.Expired, error.Reason);
        Assert.Equal(
            $"The sign-in of the context 'work' has expired for the scope {GlobusScopes.FlowsAll}.",
            error.Message
        );
    }
}
