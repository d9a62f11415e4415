using System.Net;
using Globus.Automate.Auth;
using Globus.Automate.Flows;
using Globus.Automate.Http;
using Globus.Automate.Tests.Http;

namespace Globus.Automate.Tests.Auth.SignIn;

/// <summary>
/// What a service demands of its user, in all the shapes in which it says so, becomes one question and one more
/// attempt.
/// </summary>
public sealed class StepUpTests
{
    private const string FlowsAll = GlobusScopes.FlowsAll;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Shapes =>
        [
            // canonical
            $$$"""{"code":"ConsentRequired","authorization_parameters":{"required_scopes":["{{{FlowsAll}}}[dep]"]}}""",
            // legacy session
            """{"authorization_parameters":{"session_required_policies":"p1,p2","session_message":"Sign in again"}}""",
            // transfer
            $$"""{"code":"ConsentRequired","message":"Consent","required_scopes":["{{FlowsAll}}"]}""",
            // action provider
            $$"""{"code":"ConsentRequired","description":"Consent","required_scope":"{{FlowsAll}}"}""",
            // auth
            $$"""{"error":"dependent_consent_required","errors":[{"unapproved_scopes":["{{FlowsAll}}"]}]}""",
            // nested
            $$$"""{"error":{"code":"FORBIDDEN","authorization_parameters":{"session_required_mfa":true}},"debug_id":"d"}""",
        ];

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task It_is_asked_for_and_the_request_goes_again(string body)
    {
        var (source, globus) = Connected();
        globus.Network.Answer(HttpStatusCode.Forbidden, body).Answer("""{"flows":[]}""");

        await globus.Client.Flows.List().AsPages().FirstAsync(Cancellation);

        Assert.Equal(
            ["Bearer first", "Bearer stepped"],
            globus.Network.Requests.Select(request => request.Authorization)
        );
        Assert.Single(source.Demanded);
    }

    [Fact]
    public async Task It_is_asked_for_once()
    {
        var (source, globus) = Connected();
        globus.Network.Answer(HttpStatusCode.Forbidden, Session).Answer(HttpStatusCode.Forbidden, Session);

        var error = await Assert.ThrowsAsync<GlobusServiceException>(() =>
            globus.Client.Flows.GetAsync(Guid.Empty, Cancellation)
        );

        Assert.Equal("Again", error.Requirement?.Message);
        Assert.Single(source.Demanded);
        Assert.Equal(2, globus.Network.Requests.Count);
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_the_refusal_is_told_as_it_came()
    {
        var (source, globus) = Connected(canAsk: false);
        globus.Network.Answer(HttpStatusCode.Forbidden, Session);

        var error = await Assert.ThrowsAsync<GlobusServiceException>(() =>
            globus.Client.Flows.GetAsync(Guid.Empty, Cancellation)
        );

        Assert.Equal("p", Assert.Single(error.Requirement!.RequiredPolicies));
        Assert.Equal(FlowsAll, error.Scope);
        Assert.Single(source.Demanded);
    }

    [Fact]
    public async Task A_start_that_was_refused_goes_again_since_it_was_not_taken()
    {
        var (_, globus) = Connected();
        globus
            .Network.Answer(HttpStatusCode.Forbidden, Session)
            .Answer(
                """{"run_id":"10ca1000-0000-4000-8000-000000000009","flow_id":"10ca1000-0000-4000-8000-000000000008","status":"ACTIVE"}"""
            );

        var run = await globus.Client.Runs.StartAsync(
            Guid.Empty,
            new RunRequest { Body = System.Text.Json.JsonDocument.Parse("{}").RootElement },
            "flow-scope",
            Cancellation
        );

        Assert.Equal("ACTIVE", run.Status);
        Assert.Equal(globus.Network.Requests[0].Body, globus.Network.Requests[1].Body);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_renewed_and_then_stepped_up()
    {
        var (source, globus) = Connected();
        globus
            .Network.Answer(HttpStatusCode.Unauthorized)
            .Answer(HttpStatusCode.Forbidden, Session)
            .Answer("""{"flows":[]}""");

        await globus.Client.Flows.List().AsPages().FirstAsync(Cancellation);

        Assert.Equal(
            ["Bearer first", "Bearer renewed", "Bearer stepped"],
            globus.Network.Requests.Select(request => request.Authorization)
        );
        Assert.Single(source.Demanded);
    }

    [Theory]
    [InlineData(FlowsAll, FlowsAll, true)]
    [InlineData(FlowsAll, GlobusScopes.FlowsManage, true)]
    [InlineData(
        "https://auth.globus.org/scopes/x/y",
        "https://auth.globus.org/scopes/x/y[urn:globus:auth:scope:transfer.api.globus.org:all[*z]]",
        true
    )]
    [InlineData("https://auth.globus.org/scopes/x/y", GlobusScopes.TransferAll, false)]
    [InlineData("https://auth.globus.org/scopes/x/y", FlowsAll, false)]
    [InlineData("https://auth.globus.org/scopes/x/y", "https://auth.globus.org/scopes/x/other", false)]
    [InlineData(null, FlowsAll, false)]
    public void A_service_may_demand_its_own_scope_with_what_that_depends_on(
        string? inUse,
        string required,
        bool may
    ) =>
        Assert.Equal(
            may,
            new AuthorizationRequirement { Code = "ConsentRequired", RequiredScopes = new([required]) }.IsWithin(inUse)
        );

    private const string Session =
        """{"code":"AuthorizationRequired","authorization_parameters":{"session_required_policies":["p"],"session_message":"Again"}}""";

    private static (StepUpSource Source, Scripted Globus) Connected(bool canAsk = true)
    {
        var source = new StepUpSource(canAsk);
        return (source, new Scripted(options => options with { TokenSource = source }));
    }

    private sealed class StepUpSource(bool canAsk) : IStepUpTokenSource
    {
        public List<AuthorizationRequirement> Demanded { get; } = [];

        public ValueTask<AccessToken?> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken) =>
            new(new AccessToken("first", request.Scope, null));

        public ValueTask<AccessToken?> RenewTokenAsync(
            TokenRequest request,
            AccessToken rejected,
            CancellationToken cancellationToken
        ) => new(new AccessToken("renewed", request.Scope, null));

        public ValueTask<AccessToken?> StepUpAsync(
            TokenRequest request,
            AuthorizationRequirement requirement,
            CancellationToken cancellationToken
        )
        {
            Demanded.Add(requirement);
            return new(canAsk ? new AccessToken("stepped", request.Scope, null) : null);
        }
    }
}
