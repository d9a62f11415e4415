using System.Net;
using Globus.Automate.Http;

namespace Globus.Automate.Tests.Http;

/// <summary>A repeat that finds the work done is done, if the first answer was lost; else it is an error.</summary>
public sealed class LostResponseTests : IDisposable
{
    private const string Run = """{"run_id":"36ad9f9a-ad29-488f-beb4-c22ab729643a","status":"FAILED"}""";
    private static readonly Guid Id = new("36ad9f9a-ad29-488f-beb4-c22ab729643a");

    private readonly Scripted _globus = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _globus.Dispose();

    [Fact]
    public async Task A_flow_that_is_gone_when_the_deletion_is_repeated_is_deleted()
    {
        _globus.Network.Answer(HttpStatusCode.GatewayTimeout, "{}").Answer(HttpStatusCode.NotFound, "{}");

        Assert.Null(await _globus.Client.Flows.DeleteAsync(Id, Cancellation));
    }

    [Fact]
    public async Task A_flow_that_was_never_there_is_an_error()
    {
        _globus.Network.Answer(HttpStatusCode.NotFound, "{}");

        await Assert.ThrowsAsync<GlobusServiceException>(() => _globus.Client.Flows.DeleteAsync(Id, Cancellation));
    }

    [Fact]
    public async Task A_first_try_that_was_not_taken_explains_nothing()
    {
        _globus
            .Network.Throw(RetryTests.Refused())
            .Answer(HttpStatusCode.TooManyRequests, "{}")
            .Answer(HttpStatusCode.NotFound, "{}");

        await Assert.ThrowsAsync<GlobusServiceException>(() => _globus.Client.Flows.DeleteAsync(Id, Cancellation));
    }

    [Fact]
    public async Task A_run_that_is_gone_when_its_release_is_repeated_is_released()
    {
        _globus
            .Network.Throw(new HttpRequestException("reset", new IOException("reset")))
            .Answer(HttpStatusCode.NotFound, "{}");

        Assert.Null(await _globus.Client.Runs.ReleaseAsync(Id, Cancellation));
    }

    [Fact]
    public async Task A_deletion_whose_answer_breaks_off_counts_as_lost()
    {
        _globus
            .Network.Answer(new HttpResponseMessage { Content = new BrokenContent("""{"id":""") })
            .Answer(HttpStatusCode.NotFound, "{}");

        Assert.Null(await _globus.Client.Flows.DeleteAsync(Id, Cancellation));
    }

    [Fact]
    public async Task A_run_that_is_over_when_its_cancellation_is_repeated_is_cancelled()
    {
        _globus.Network.Answer(HttpStatusCode.BadGateway, "{}").Answer(HttpStatusCode.Conflict, "{}").Answer(Run);

        Assert.Equal("FAILED", (await _globus.Client.Runs.CancelAsync(Id, Cancellation)).Status);
        Assert.Equal($"GET /runs/{Id}", _globus.Network.Last.Line);
    }

    [Fact]
    public async Task A_run_that_cannot_be_cancelled_is_an_error()
    {
        _globus.Network.Answer(
            HttpStatusCode.Conflict,
            """{"error":{"code":"STATE_CONFLICT","detail":"It is over"}}"""
        );

        var error = await Assert.ThrowsAsync<GlobusServiceException>(() =>
            _globus.Client.Runs.CancelAsync(Id, Cancellation)
        );

        Assert.Equal("STATE_CONFLICT", error.Code);
    }

    [Fact]
    public async Task An_action_that_is_gone_when_its_release_is_repeated_is_released()
    {
        _globus
            .Network.Answer(HttpStatusCode.BadGateway, "{}")
            .Answer(HttpStatusCode.NotFound, """{"code":"ActionNotFound"}""");

        Assert.Null(
            await _globus.Client.ActionProvider(new("https://example.org/ap"), "scope").ReleaseAsync("a", Cancellation)
        );
    }

    [Fact]
    public async Task A_web_input_that_is_closed_when_its_response_is_repeated_is_answered()
    {
        _globus.Network.Answer(HttpStatusCode.BadGateway, "{}").Answer(HttpStatusCode.Conflict, "{}");

        await _globus.Client.WebInputs.RespondAsync(
            Id,
            System.Text.Json.JsonDocument.Parse("true").RootElement,
            Cancellation
        );

        Assert.Equal(2, _globus.Network.Requests.Count);
    }
}
