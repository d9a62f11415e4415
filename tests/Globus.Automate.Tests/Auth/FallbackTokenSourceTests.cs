using Globus.Automate.Auth;
using Globus.Automate.Tests.Http;

namespace Globus.Automate.Tests.Auth;

public sealed class FallbackTokenSourceTests
{
    private static readonly TokenRequest Flows = new(GlobusScopes.FlowsAll, new("https://flows.globus.org/"));

    private readonly FakeTokenSource _second = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_second_is_not_asked_for_what_the_first_gives()
    {
        var source = new FallbackTokenSource(Given("mine", null), _second);

        Assert.Equal("mine", (await source.GetTokenAsync(Flows, Cancellation))!.Value);
        Assert.Empty(_second.Asked);
    }

    [Fact]
    public async Task The_second_is_asked_for_what_the_first_does_not_cover()
    {
        var source = new FallbackTokenSource(Given("mine", null), _second);

        Assert.Equal("other-0", (await source.GetTokenAsync(Flows with { Scope = "urn:other" }, Cancellation))!.Value);
    }

    [Fact]
    public async Task The_second_is_asked_for_what_is_over()
    {
        var source = new FallbackTokenSource(Given("mine", DateTimeOffset.UnixEpoch), _second);

        Assert.Equal("all-0", (await source.GetTokenAsync(Flows, Cancellation))!.Value);
    }

    [Fact]
    public async Task Where_neither_has_one_the_first_says_why()
    {
        var source = new FallbackTokenSource(Given("mine", DateTimeOffset.UnixEpoch), AnonymousTokenSource.Instance);

        var error = await Assert.ThrowsAsync<TokenUnavailableException>(async () =>
            await source.GetTokenAsync(Flows, Cancellation)
        );

        Assert.Equal(TokenUnavailableReason.Expired, error.Reason);
        Assert.Null(await source.GetTokenAsync(Flows with { Scope = "urn:other" }, Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("c4n4ry\u00e9")]
    [InlineData("c4n4ry\nX-Header: 1")]
    public void What_can_be_no_token_is_refused_without_being_shown(string value)
    {
        var error = Assert.Throws<ArgumentException>(() => new AccessToken(value, "s", null));

        Assert.DoesNotContain("c4n4ry", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("words", error.Message, StringComparison.Ordinal);
    }

    private static StaticTokenSource Given(string value, DateTimeOffset? end) =>
        new(new Dictionary<string, AccessToken> { [GlobusScopes.FlowsAll] = new(value, GlobusScopes.FlowsAll, end) });
}
