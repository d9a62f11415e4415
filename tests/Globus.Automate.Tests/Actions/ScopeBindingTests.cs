using Globus.Automate.Actions;
using Globus.Automate.Auth;
using Globus.Automate.Http;
using Globus.Automate.Tests.Http;

namespace Globus.Automate.Tests.Actions;

/// <summary>A token goes only where it belongs.</summary>
public sealed class ScopeBindingTests : IDisposable
{
    private const string FlowScope =
        "https://auth.globus.org/scopes/24bc4997-b483-4c25-a19c-64b0afc00743/"
        + "flow_24bc4997_b483_4c25_a19c_64b0afc00743_user";
    private const string Status = """{"action_id":"a","status":"ACTIVE"}""";

    private readonly Scripted _globus = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _globus.Dispose();

    [Theory]
    [InlineData(GlobusScopes.FlowsAll)]
    [InlineData("https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/run_status")]
    [InlineData("openid")]
    [InlineData("https://auth.globus.org/scopes/EEC9B274-0c81-4334-bdc2-54e90e689b9a/ALL")]
    [InlineData("https://auth.globus.org/scopes/facd7ccc-c5f4-42aa-916b-a0e270e2c2a9/all")]
    [InlineData(GlobusScopes.ViewIdentities)]
    [InlineData(GlobusScopes.TransferAll)]
    public async Task A_provider_that_names_the_scope_of_a_globus_service_gets_no_token(string scope)
    {
        _globus.Network.Answer($$"""{"globus_auth_scope":"{{scope}}"}""");

        var error = await Assert.ThrowsAsync<ScopeBoundElsewhereException>(() =>
            _globus.Client.ActionProvider(new("https://evil.example.org/ap")).RunAsync(new(), Cancellation)
        );

        Assert.Equal(
            $"The scope {scope} belongs to a Globus service, not to evil.example.org. No token was sent.",
            error.Message
        );
        Assert.Equal((scope, null), (error.Scope, error.BoundTo));
        Assert.Single(_globus.Network.Requests);
        Assert.Empty(_globus.Tokens.Asked);
    }

    [Fact]
    public async Task A_provider_that_names_the_scope_of_a_flow_gets_no_token()
    {
        _globus.Network.Answer($$"""{"globus_auth_scope":"{{FlowScope}}"}""");

        var error = await Assert.ThrowsAsync<ScopeBoundElsewhereException>(() =>
            _globus.Client.ActionProvider(new("https://evil.example.org/ap")).GetAsync("a", Cancellation)
        );

        Assert.Equal(
            $"The scope {FlowScope} belongs to a flow, not to evil.example.org. No token was sent.",
            error.Message
        );
        Assert.Empty(_globus.Tokens.Asked);
    }

    [Theory]
    [InlineData("https://auth.globus.org/scopes/evil/x " + GlobusScopes.FlowsAll)]
    [InlineData("https://auth.globus.org/scopes/evil/x[y] " + GlobusScopes.FlowsAll)]
    [InlineData("*" + GlobusScopes.TransferAll)]
    [InlineData("x[urn:dep]")]
    public async Task A_provider_names_one_plain_scope(string scope)
    {
        _globus.Network.Answer($$"""{"globus_auth_scope":"{{scope}}"}""");

        var error = await Assert.ThrowsAsync<InvalidResponseException>(() =>
            _globus.Client.ActionProvider(new("https://evil.example.org/ap")).GetAsync("a", Cancellation)
        );

        Assert.Equal($"evil.example.org returned an invalid scope ({scope}).", error.Message);
        Assert.Empty(_globus.Tokens.Asked);
    }

    [Fact]
    public async Task A_scope_stays_with_the_provider_that_named_it_first()
    {
        _globus
            .Network.Answer("""{"globus_auth_scope":"https://auth.globus.org/scopes/example.org/ap"}""")
            .Answer(Status)
            .Answer("""{"globus_auth_scope":"https://auth.globus.org/scopes/example.org/ap"}""")
            .Answer(Status)
            .Answer("""{"globus_auth_scope":"https://auth.globus.org/scopes/example.org/AP"}""");

        await _globus.Client.ActionProvider(new("https://example.org/ap")).GetAsync("a", Cancellation);
        await _globus.Client.ActionProvider(new("https://example.org/other")).GetAsync("a", Cancellation);
        var error = await Assert.ThrowsAsync<ScopeBoundElsewhereException>(() =>
            _globus.Client.ActionProvider(new("https://example.org:8443/ap")).GetAsync("a", Cancellation)
        );

        Assert.Equal(new Uri("https://example.org"), error.BoundTo);
        Assert.Equal(5, _globus.Network.Requests.Count);
    }

    [Theory]
    [InlineData("https://transfer.actions.globus.org/transfer", GlobusScopes.TransferAll)]
    [InlineData(
        "https://compute.actions.globus.org/v3",
        "https://auth.globus.org/scopes/facd7ccc-c5f4-42aa-916b-a0e270e2c2a9/all"
    )]
    [InlineData("https://flows.globus.org/flows/24bc4997-b483-4c25-a19c-64b0afc00743", FlowScope)]
    [InlineData("https://flows.automate.globus.org/flows/24bc4997-b483-4c25-a19c-64b0afc00743", FlowScope)]
    public async Task A_globus_service_may_name_its_own(string url, string scope)
    {
        _globus.Network.Answer($$"""{"globus_auth_scope":"{{scope}}"}""").Answer(Status);

        await _globus.Client.ActionProvider(new(url)).GetAsync("a", Cancellation);

        Assert.Equal(scope, Assert.Single(_globus.Tokens.Asked).Scope);
    }

    [Fact]
    public async Task What_the_caller_gives_is_not_checked()
    {
        _globus.Network.Answer(Status);

        await _globus
            .Client.ActionProvider(new("https://example.org/ap"), GlobusScopes.TransferAll)
            .GetAsync("a", Cancellation);

        Assert.Equal("Bearer all-0", _globus.Network.Last.Authorization);
    }
}
