using System.Net;
using System.Text.Json;
using Globus.Automate.Http;
using Globus.Automate.Raw;

namespace Globus.Automate.Tests.Http;

public sealed class RawClientTests : IDisposable
{
    private readonly Scripted _globus = new(options =>
        options with
        {
            FlowsAddress = new Uri("http://127.0.0.1:8000/api/"),
        }
    );

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _globus.Dispose();

    [Theory]
    [InlineData("runs?per_page=1", "GET /api/runs?per_page=1&x=a,b")]
    [InlineData("/runs", "GET /api/runs?x=a,b")]
    public async Task A_request_goes_below_the_service_with_its_token(string path, string line)
    {
        _globus.Network.Answer("""{"runs":[1,"two"]}""");

        var answer = await _globus.Client.Raw.SendAsync(new() { Path = path, Query = [new("x", "a,b")] }, Cancellation);

        Assert.Equal((line, "Bearer all-0"), (_globus.Network.Last.Line, _globus.Network.Last.Authorization));
        Assert.Equal("""{"runs":[1,"two"]}""", answer!.ToString());
    }

    [Fact]
    public async Task A_request_carries_a_body_and_another_scope_and_may_answer_anything()
    {
        _globus.Network.Answer("[1]").Answer("true").Answer(HttpStatusCode.NoContent);
        var body = JsonDocument.Parse("""{"a":1.0}""").RootElement;

        Assert.Equal(
            "[1]",
            (
                await _globus.Client.Raw.SendAsync(
                    new()
                    {
                        Method = "PUT",
                        Path = "x",
                        Body = body,
                        Scope = "mine",
                    },
                    Cancellation
                )
            )!.ToString()
        );
        Assert.Equal(
            true,
            await _globus.Client.Raw.SendAsync(new() { Path = "x", Service = GlobusService.Auth }, Cancellation)
        );
        Assert.Null(await _globus.Client.Raw.SendAsync(new() { Method = "DELETE", Path = "x" }, Cancellation));

        Assert.Equal(
            ["Bearer mine-0", "Bearer openid-0", "Bearer all-0"],
            _globus.Network.Requests.Select(request => request.Authorization)
        );
        Assert.Equal("""{"a":1.0}""", _globus.Network.Requests[0].Body);
        Assert.Equal("auth.globus.org", _globus.Network.Requests[1].Host);
    }

    [Theory]
    [InlineData("https://example.org/x")]
    [InlineData("//example.org/x")]
    [InlineData("/https://example.org/x")]
    [InlineData(@"\\example.org\x")]
    public async Task A_path_that_leaves_the_service_is_refused(string path)
    {
        await Assert.ThrowsAsync<ArgumentException>(() =>
            _globus.Client.Raw.SendAsync(new() { Path = path }, Cancellation)
        );

        Assert.Empty(_globus.Network.Requests);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PATCH")]
    public async Task What_may_start_something_is_not_repeated(string method)
    {
        _globus.Network.Answer(HttpStatusCode.BadGateway, "{}");

        await Assert.ThrowsAsync<StartUncertainException>(() =>
            _globus.Client.Raw.SendAsync(new() { Method = method, Path = "x" }, Cancellation)
        );

        Assert.Single(_globus.Network.Requests);
    }

    [Fact]
    public async Task A_list_is_followed()
    {
        _globus
            .Network.Answer("""{"limit":1,"things":[{"a":1}],"has_next_page":true,"marker":"m"}""")
            .Answer("""{"limit":1,"things":[2],"marker":null}""");

        var items = await _globus.Client.Raw.List(new() { Path = "things?x=1" }).ToListAsync(Cancellation);

        Assert.Equal(["""{"a":1}""", "2"], items.Select(item => item.ToString()));
        Assert.Equal("GET /api/things?x=1&marker=m", _globus.Network.Last.Line);
    }
}
