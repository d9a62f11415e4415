using System.Net;
using System.Text.Json;
using Globus.Automate.Auth;
using Globus.Automate.Flows;
using Globus.Automate.Http;
using Globus.Automate.Http.Tracing;

namespace Globus.Automate.Tests.Http;

public sealed class TraceTests : IDisposable
{
    private const string Canary = "c4n4ry";
    private const string Run =
        """{"run_id":"36ad9f9a-ad29-488f-beb4-c22ab729643a","status":"ACTIVE","details":{"code":"FlowStarting","secret_thing":"c4n4ry","output":{"password":"c4n4ry"}}}""";

    private readonly Scripted _globus = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _globus.Dispose();

    [Fact]
    public async Task Each_attempt_is_told()
    {
        _globus
            .Network.Answer(HttpStatusCode.ServiceUnavailable, "{}", "application/json", ("Retry-After", "3"))
            .Answer(HttpStatusCode.Unauthorized, "{}")
            .Answer(HttpStatusCode.OK, Run, "application/json", ("X-Request-Id", "r-1"));
        var trace = new Watcher(wantsBodies: false);

        using (HttpTrace.Subscribe(trace))
        {
            await _globus.Client.Runs.GetAsync(Guid.Empty, RunInclude.FlowDescription, Cancellation);
        }

        Assert.Equal(
            [(503, 1, null), (401, 2, TimeSpan.FromSeconds(3)), (200, 2, TimeSpan.FromSeconds(3))],
            trace.Attempts.Select(attempt => ((int)attempt.StatusCode!, attempt.Attempt, attempt.RetryDelay))
        );
        Assert.All(trace.Attempts, attempt =>
            Assert.Equal(
                "GET https://flows.globus.org/runs/00000000-0000-0000-0000-000000000000?include_flow_description",
                $"{attempt.Method} {attempt.Address}"
            )
        );
        Assert.Equal("r-1", trace.Attempts[2].RequestId);
        Assert.Equal(["1 of 5 in 3 s: flows.globus.org returned 503 Service Unavailable", "over"], trace.Pauses);
        Assert.All(trace.Attempts, attempt => Assert.True(attempt.RequestBody is null && attempt.ResponseBody is null));
    }

    [Fact]
    public async Task An_attempt_that_failed_says_why()
    {
        _globus.Network.Throw(RetryTests.Refused()).Answer(Run);
        var trace = new Watcher(wantsBodies: false);

        using (HttpTrace.Subscribe(trace))
        {
            await _globus.Client.Runs.GetAsync(Guid.Empty, default, Cancellation);
        }

        Assert.Equal("flows.globus.org refused the connection.", trace.Attempts[0].Failure);
        Assert.Null(trace.Attempts[0].StatusCode);
    }

    [Fact]
    public async Task Bodies_are_shown_without_what_they_hold()
    {
        _globus.Network.Answer(HttpStatusCode.Created, Run);
        var trace = new Watcher(wantsBodies: true);
        var request = new RunRequest
        {
            Body = JsonDocument.Parse($$"""{"password":"{{Canary}}"}""").RootElement,
            Label = "l",
        };

        using (HttpTrace.Subscribe(trace))
        {
            await _globus.Client.Runs.StartAsync(Guid.Empty, request, "scope", Cancellation);
        }

        var attempt = Assert.Single(trace.Attempts);
        Assert.Equal("""{"body":"(1 members)","label":"l"}""", attempt.RequestBody);
        Assert.Equal(
            """{"run_id":"36ad9f9a-ad29-488f-beb4-c22ab729643a","status":"ACTIVE","details":{"code":"FlowStarting","secret_thing":"***","output":"(1 members)"}}""",
            attempt.ResponseBody
        );
    }

    [Fact]
    public async Task Tokens_and_secrets_are_never_shown()
    {
        _globus.Network.Answer(
            $$"""
            {"access_token":"{{Canary}}","refresh_token":"{{Canary}}","id_token":"{{Canary}}","scope":"s","expires_in":1,
             "other_tokens":[{"access_token":"{{Canary}}"}],"unheard_of":"{{Canary}}"}
            """
        );
        var trace = new Watcher(wantsBodies: true);
        var grant = new AuthorizationCodeGrant(
            "client",
            new(Canary),
            new(Canary),
            new("http://localhost/"),
            clientSecret: Canary
        );

        using (HttpTrace.Subscribe(trace))
        {
            await _globus.Client.Auth.GetTokensAsync(grant, Cancellation);
        }

        var attempt = Assert.Single(trace.Attempts);
        Assert.DoesNotContain(Canary, attempt.ToString());
        Assert.Contains("grant_type=authorization_code&code=***&code_verifier=***", attempt.RequestBody);
        Assert.Contains("\"expires_in\":1", attempt.ResponseBody);
    }

    [Fact]
    public async Task A_body_that_is_no_document_is_only_measured()
    {
        _globus.Network.Answer(HttpStatusCode.NotFound, $"<html>{Canary}</html>", "text/html");
        var trace = new Watcher(wantsBodies: true);

        using (HttpTrace.Subscribe(trace))
        {
            await Assert.ThrowsAsync<GlobusServiceException>(() =>
                _globus.Client.Runs.GetAsync(Guid.Empty, default, Cancellation)
            );
        }

        Assert.Equal("(19 characters of text/html)", trace.Attempts[0].ResponseBody);
    }

    [Fact]
    public async Task Watching_ends_with_the_subscription_and_stays_with_its_own_flow()
    {
        _globus.Network.Answer(Run).Answer(Run);
        var trace = new Watcher(wantsBodies: false);

        await Task.Run(
            async () =>
            {
                using (HttpTrace.Subscribe(trace))
                {
                    await _globus.Client.Runs.GetAsync(Guid.Empty, default, Cancellation);
                }
            },
            Cancellation
        );
        await _globus.Client.Runs.GetAsync(Guid.Empty, default, Cancellation);

        Assert.Single(trace.Attempts);
    }

    private sealed class Watcher(bool wantsBodies) : IHttpTrace
    {
        public List<HttpAttempt> Attempts { get; } = [];

        public bool IncludesBodies => wantsBodies;

        public List<string> Pauses { get; } = [];

        public void OnAttempt(HttpAttempt attempt) => Attempts.Add(attempt);

        public void OnDelayStarted(HttpRetry retry) =>
            Pauses.Add($"{retry.Number} of {retry.Maximum} in {retry.Delay.TotalSeconds} s: {retry.Reason}");

        public void OnDelayEnded(HttpRetry retry) => Pauses.Add("over");
    }
}
