using System.Net;
using System.Security.Authentication;
using Globus.Automate.Flows;
using Globus.Automate.Http;
using Globus.Automate.Http.Pipeline;
using Globus.Automate.Json;

namespace Globus.Automate.Tests.Http;

/// <summary>Documents of which a part is not as the service documents it.</summary>
public sealed class OddDocumentTests : IDisposable
{
    private const string Id = "36ad9f9a-ad29-488f-beb4-c22ab729643a";

    private readonly Scripted _globus = new(options => options with { MaximumRetryCount = 0 });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _globus.Dispose();

    [Theory]
    [InlineData("details", "\"text\"")]
    [InlineData("start_time", "\"yesterday\"")]
    [InlineData("start_time", "5")]
    [InlineData("tags", "{\"a\":1}")]
    [InlineData("flow_id", "[]")]
    [InlineData("display_status", "{}")]
    public async Task A_member_of_another_type_is_kept_aside(string member, string value)
    {
        _globus.Network.Answer(
            $$"""{"{{member}}":{{value}},"run_id":"{{Id}}","status":"ACTIVE","label":"here","more":1}"""
        );

        var run = await _globus.Client.Runs.GetAsync(Guid.Parse(Id), default, Cancellation);

        Assert.Equal(("ACTIVE", "here"), (run.Status, run.Label));
        Assert.Equal(
            JsonMap.Parse($$"""{"x":{{value}}}""")["x"]?.ToString(),
            run.AdditionalProperties[member]?.ToString()
        );
        Assert.Equal(1L, run.AdditionalProperties["more"]);
    }

    [Fact]
    public async Task Several_members_of_another_type_are_kept_aside()
    {
        _globus.Network.Answer(
            $$"""{"run_id":"{{Id}}","status":"ACTIVE","details":[{"a":1e400}],"start_time":{},"completion_time":"never"}"""
        );

        var run = await _globus.Client.Runs.GetAsync(Guid.Parse(Id), default, Cancellation);

        Assert.Equal("""[{"a":1e400}]""", run.AdditionalProperties["details"]);
        Assert.Equal("never", run.AdditionalProperties["completion_time"]);
    }

    [Fact]
    public async Task A_deadline_that_is_no_duration_is_kept_aside()
    {
        _globus.Network.Answer("""{"globus_auth_scope":"s","title":"t","maximum_deadline":1e300}""");

        var provider = await _globus
            .Client.ActionProvider(new Uri("https://provider.example/"))
            .IntrospectAsync(Cancellation);

        Assert.Null(provider.MaximumDeadline);
        Assert.Equal("t", provider.Title);
    }

    [Fact]
    public async Task A_list_delivers_what_can_be_read_and_then_says_what_cannot()
    {
        _globus
            .Network.Answer(
                $$"""{"runs":[{"run_id":"{{Id}}"},{"run_id":"{{Guid.NewGuid()}}","status":"ACTIVE"}],"has_next_page":true,"marker":"m"}"""
            )
            .Answer($$"""{"runs":[{"run_id":"{{Guid.NewGuid()}}","status":"ENDED"}],"has_next_page":false}""");
        var statuses = new List<string>();

        var error = await Assert.ThrowsAsync<InvalidResponseException>(async () =>
        {
            await foreach (var run in _globus.Client.Runs.List().WithCancellation(Cancellation))
            {
                statuses.Add(run.Status);
            }
        });

        Assert.Equal(["ACTIVE", "ENDED"], statuses);
        Assert.Equal(Id, error.ItemId);
        Assert.Equal($"https://flows.globus.org/runs/{Id}", error.RequestUri.AbsoluteUri);
        Assert.StartsWith($"The run {Id} cannot be read: ", error.Message);
    }

    [Theory]
    [InlineData("""[{"id":"36ad9f9a-ad29-488f-beb4-c22ab729643a","username":"a"},5]""", 1)]
    [InlineData("""[{"id":"36ad9f9a-ad29-488f-beb4-c22ab729643a","username":["a"]}]""", 1)]
    [InlineData("[]", 0)]
    public async Task An_odd_identity_does_not_take_the_others_with_it(string identities, int count)
    {
        _globus.Network.Answer($$"""{"identities":{{identities}}}""");

        Assert.Equal(count, (await _globus.Client.Auth.GetIdentitiesAsync([Guid.Parse(Id)], null, Cancellation)).Count);
    }

    [Fact]
    public async Task An_identity_that_cannot_be_read_is_not_one_that_is_missing()
    {
        _globus.Network.Answer("""{"identities":[{"id":"x"}]}""");

        await Assert.ThrowsAsync<InvalidResponseException>(() =>
            _globus.Client.Auth.GetIdentitiesAsync([Guid.Parse(Id)], null, Cancellation)
        );
    }

    [Fact]
    public async Task An_address_at_fault_is_told_from_a_failure_of_the_moment()
    {
        _globus
            .Network.Throw(new HttpRequestException(HttpRequestError.NameResolutionError, "No such host"))
            .Throw(new HttpRequestException("TLS", new AuthenticationException("Untrusted")))
            .Throw(new HttpRequestException(HttpRequestError.ConnectionError, "Refused"));

        Assert.True((await FailAsync()).IsAddressFault);
        Assert.True((await FailAsync()).IsAddressFault);
        Assert.False((await FailAsync()).IsAddressFault);
    }

    [Fact]
    public async Task A_caller_that_repeats_by_itself_has_one_quick_retry_at_the_most()
    {
        using var patient = new Scripted();
        patient
            .Network.Answer(HttpStatusCode.BadGateway)
            .Answer(HttpStatusCode.BadGateway)
            .Answer(HttpStatusCode.TooManyRequests, headers: ("Retry-After", "5"));

        using (RetryLimitScope.LimitToOne())
        {
            for (var i = 0; i < 2; i++)
            {
                await Assert.ThrowsAsync<GlobusServiceException>(() =>
                    patient.Client.Runs.GetAsync(Guid.Empty, RunInclude.None, Cancellation)
                );
            }
        }

        Assert.Equal(3, patient.Network.Requests.Count);
    }

    private Task<GlobusConnectionException> FailAsync() =>
        Assert.ThrowsAsync<GlobusConnectionException>(() =>
            _globus.Client.Runs.GetAsync(Guid.Empty, RunInclude.None, Cancellation)
        );
}
