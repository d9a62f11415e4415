using System.Net;
using Globus.Automate.Auth;
using Globus.Automate.Http;
using Globus.Automate.Tests.Http;

namespace Globus.Automate.Tests.Auth;

public sealed class SignOutTests : IDisposable
{
    private const string Ended = """{"active":false}""";

    private readonly SignInScript _script = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IEnumerable<string> Revoked =>
        _script
            .Network.Requests.Where(request => request.RawPathAndQuery.EndsWith("/revoke", StringComparison.Ordinal))
            .Select(request => request.Body);

    public void Dispose() => _script.Dispose();

    [Fact]
    public async Task Every_token_that_was_ever_kept_is_ended_and_nothing_is_left()
    {
        await _script.SignInAsync(_script.FlowsToken(seconds: 30), _script.FlowToken(refresh: null));
        _script.Network.Answer(SignInScript.Renewed());
        await _script.GetAsync();
        await _script.Source.AddAsync(Grant("a3", "r3"), Cancellation);
        for (var token = 0; token < 6; token++)
        {
            _script.Network.Answer(Ended);
        }

        await _script.Source.RevokeAsync(Cancellation);

        // r1 was exchanged for r2 and is good no more; a1 and a2 may still be.
        Assert.Equal(
            ["f1", "a3", "r3", "a1", "a2", "r2"],
            Revoked.Select(body => body.Split('&')[0]["token=".Length..])
        );
        Assert.All(Revoked, body => Assert.EndsWith("&client_id=app", body));
        Assert.Null(await _script.Store.ReadAsync(SignInScript.Name, Cancellation));
        Assert.Null(await _script.GetAsync());
    }

    [Fact]
    public async Task What_cannot_be_ended_is_told_and_the_others_still_are()
    {
        await _script.SignInAsync(_script.FlowsToken());
        _script.Network.Answer(HttpStatusCode.BadRequest, """{"error":"invalid_request"}""").Answer(Ended);

        await Assert.ThrowsAsync<GlobusServiceException>(() => _script.Source.RevokeAsync(Cancellation));

        Assert.Equal(2, Revoked.Count());
        Assert.Null(await _script.Store.ReadAsync(SignInScript.Name, Cancellation));
    }

    [Fact]
    public async Task A_globus_auth_that_cannot_be_reached_is_tried_once()
    {
        await _script.SignInAsync(_script.FlowsToken(), _script.FlowToken());
        _script.Network.Throw(RetryTests.Refused());

        await Assert.ThrowsAsync<GlobusConnectionException>(() => _script.Source.RevokeAsync(Cancellation));

        Assert.Single(_script.Network.Requests);
        Assert.Null(await _script.Store.ReadAsync(SignInScript.Name, Cancellation));
    }

    [Fact]
    public async Task An_access_token_that_ended_long_ago_is_forgotten()
    {
        await _script.SignInAsync(_script.FlowsToken(seconds: 30));
        _script.Network.Answer(SignInScript.Renewed(seconds: 600)).Answer(SignInScript.Renewed("a3", "r3"));
        await _script.GetAsync();
        _script.Clock.Advance(TimeSpan.FromMinutes(11));
        await _script.GetAsync();

        Assert.Equal(["a2"], (await _script.ReadAsync()).Retired.Select(old => old.Token.Value));
    }

    [Fact]
    public async Task A_further_sign_in_replaces_what_it_covers_and_nothing_else()
    {
        await _script.SignInAsync(_script.FlowsToken(), _script.FlowToken());
        var wider = Grant("w", "rw", scope: GlobusScopes.FlowsAll + " " + GlobusScopes.FlowsManage);
        var narrower = Grant("n", null, scope: "openid", server: "auth.globus.org");

        await _script.Source.AddAsync(wider, Cancellation);
        await _script.Source.AddAsync(narrower, Cancellation);
        await _script.Source.AddAsync(Grant("other", null, scope: "email", server: "auth.globus.org"), Cancellation);

        var kept = await _script.ReadAsync();
        Assert.Equal(["f1", "w", "n", "other"], kept.Tokens.Select(token => token.AccessToken.Value));
        Assert.Equal(["openid", "email"], kept.ScopesOf("auth.globus.org"));
        Assert.Equal(["a1", "r1"], kept.Retired.Select(old => old.Token.Value));
        Assert.Equal("w", await _script.GetAsync());
    }

    [Fact]
    public async Task What_is_granted_after_a_sign_out_elsewhere_is_not_kept()
    {
        var error = await Assert.ThrowsAsync<TokenUnavailableException>(() =>
            _script.Source.AddAsync(Grant("a", "r"), Cancellation)
        );

        Assert.Equal(TokenUnavailableReason.Expired, error.Reason);
        Assert.Empty(await _script.Store.ListAsync(Cancellation));
    }

    [Fact]
    public async Task A_sign_in_takes_over_from_one_of_the_same_client_only()
    {
        await _script.SignInAsync(_script.FlowsToken());
        var first = await _script.ReadAsync();
        var second = first with { Tokens = [_script.FlowsToken(value: "b1", refresh: "s1")] };

        Assert.Equal(
            ["b1", "s1", "a1", "r1"],
            second.Replacing(first).GetSecrets().Select(secret => secret.Token.Value)
        );
        Assert.Same(second, second.Replacing(null));
        Assert.Throws<ArgumentException>(() => second.Replacing(first with { ClientId = "another" }));
        Assert.Throws<ArgumentException>(() =>
            second.Replacing(first with { AuthAddress = new("https://auth.elsewhere.example") })
        );
    }

    private TokenResponse Grant(
        string access,
        string? refresh,
        string scope = GlobusScopes.FlowsAll,
        string server = "flows.globus.org"
    ) =>
        new()
        {
            AccessToken = new AccessToken(access, scope, _script.Clock.GetUtcNow().AddDays(2)),
            ResourceServer = server,
            RefreshToken = refresh is null ? null : new Secret(refresh),
        };
}
