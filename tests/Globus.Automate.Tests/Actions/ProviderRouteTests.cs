using System.Net;
using Globus.Automate.Actions;
using Globus.Automate.Http;
using Globus.Automate.Tests.Http;

namespace Globus.Automate.Tests.Actions;

/// <summary>Which operations a provider supports, and under which routes.</summary>
public sealed class ProviderRouteTests : IDisposable
{
    private const string Status = """{"action_id":"6RxDm1JOQnG2","status":"ACTIVE"}""";
    private const string NotFound = "<!doctype html><title>404 Not Found</title>";
    private static readonly Uri Url = new("https://actions.globus.org/hello_world");

    private readonly Scripted _globus = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ActionProviderClient Provider => _globus.Client.ActionProvider(Url, "hello_world");

    public void Dispose() => _globus.Dispose();

    [Theory]
    [InlineData(404, 404)]
    [InlineData(405, 404)]
    [InlineData(405, 405)]
    [InlineData(501, 0)]
    public async Task An_operation_that_the_provider_does_not_have_is_told_from_an_unknown_action(int first, int second)
    {
        Func<ActionProviderClient, Task>[] operations =
        [
            provider => provider.ResumeAsync("a", Cancellation),
            provider => provider.CancelAsync("a", Cancellation),
            provider => provider.ReleaseAsync("a", Cancellation),
            provider => provider.Log("a").GetAsyncEnumerator(Cancellation).MoveNextAsync().AsTask(),
        ];
        foreach (var operation in operations)
        {
            using var globus = new Scripted();
            globus.Network.Answer((HttpStatusCode)first, NotFound, "text/html");
            if (second != 0)
            {
                globus.Network.Answer((HttpStatusCode)second, NotFound, "text/html");
            }

            globus.Network.Answer(Status);

            var ex = await Assert.ThrowsAsync<OperationNotSupportedException>(() =>
                operation(globus.Client.ActionProvider(Url, "hello_world"))
            );

            Assert.StartsWith("The provider https://actions.globus.org/hello_world does not support ", ex.Message);
        }
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(501)]
    public async Task A_provider_that_lists_no_actions_is_told_as_such(int status)
    {
        _globus.Network.Answer((HttpStatusCode)status, NotFound, "text/html");

        await Assert.ThrowsAsync<OperationNotSupportedException>(async () =>
        {
            await foreach (var action in Provider.List().WithCancellation(Cancellation))
            {
                Assert.Null(action);
            }
        });
    }

    [Fact]
    public async Task An_action_that_is_not_there_stays_not_found()
    {
        for (var request = 0; request < 4; request++)
        {
            _globus.Network.Answer(HttpStatusCode.NotFound, NotFound, "text/html");
        }

        var ex = await Assert.ThrowsAsync<GlobusServiceException>(() => Provider.ResumeAsync("a", Cancellation));

        Assert.Equal(HttpStatusCode.NotFound, ex.StatusCode);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    public async Task A_provider_with_newer_routes_is_found_out_once(int status)
    {
        _globus.Network.Answer((HttpStatusCode)status, NotFound, "text/html");
        for (var i = 0; i < 5; i++)
        {
            _globus.Network.Answer(Status);
        }

        _globus.Network.Answer("""{"entries":[],"has_next_page":false}""");

        await Provider.RunAsync(new(), Cancellation);
        await Provider.GetAsync("a", Cancellation);
        await Provider.CancelAsync("a", Cancellation);
        await Provider.ResumeAsync("a", Cancellation);
        await Provider.ReleaseAsync("a", Cancellation);
        await Provider.Log("a").ToListAsync(Cancellation);

        Assert.Equal(
            [
                "POST /hello_world/run",
                "POST /hello_world/actions",
                "GET /hello_world/actions/a",
                "POST /hello_world/actions/a/cancel",
                "POST /hello_world/actions/a/resume",
                "DELETE /hello_world/actions/a",
                "GET /hello_world/actions/a/log",
            ],
            _globus.Network.Requests.Select(request => request.Line)
        );
        Assert.Equal(_globus.Network.Requests[0].Body, _globus.Network.Requests[1].Body);
    }

    [Fact]
    public async Task An_action_that_is_not_there_is_not_looked_for_elsewhere()
    {
        _globus.Network.Answer(
            HttpStatusCode.NotFound,
            """{"code":"ActionNotFound","description":"No Action with id a"}"""
        );

        var error = await Assert.ThrowsAsync<GlobusServiceException>(() => Provider.GetAsync("a", Cancellation));

        Assert.Equal("No Action with id a", error.Message);
        Assert.Single(_globus.Network.Requests);
    }

    [Fact]
    public async Task A_provider_without_either_route_answers_for_the_documented_one()
    {
        _globus
            .Network.Answer(HttpStatusCode.MethodNotAllowed, NotFound, "text/html")
            .Answer(HttpStatusCode.NotFound, NotFound, "text/html");

        var error = await Assert.ThrowsAsync<GlobusServiceException>(() => Provider.GetAsync("a", Cancellation));

        Assert.Equal(
            (HttpStatusCode.MethodNotAllowed, "actions.globus.org returned 405 Method Not Allowed."),
            (error.StatusCode, error.Message)
        );
    }
}
