using System.Net;
using System.Text.Json;
using Globus.Automate.Actions;
using Globus.Automate.Auth;
using Globus.Automate.Http;
using Globus.Automate.Json;
using Globus.Automate.Tests.Http;

namespace Globus.Automate.Tests;

/// <summary>Any request at all.</summary>
public sealed class GlobusClientTests : IDisposable
{
    private readonly Scripted _globus = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _globus.Dispose();

    [Theory]
    [InlineData("runs?per_page=1")]
    [InlineData("/runs?per_page=1")]
    [InlineData("https://flows.globus.org/runs?per_page=1")]
    public async Task A_request_of_the_flows_service_carries_its_token(string address)
    {
        _globus.Network.Answer("""{"runs":[1,"two"]}""");

        var answer = await _globus.Client.SendAsync(HttpMethod.Get, new Uri(address, UriKind.RelativeOrAbsolute), cancellationToken: Cancellation);

        Assert.Equal(("GET /runs?per_page=1", "Bearer all-0"), (_globus.Network.Last.Line, _globus.Network.Last.Authorization));
        Assert.Equal("""{"runs":[1,"two"]}""", Assert.IsType<JsonMap>(answer).ToString());
    }

    [Fact]
    public async Task A_request_of_another_origin_carries_no_token_unless_a_scope_is_given()
    {
        _globus.Network.Answer("[1]").Answer("true").Answer(HttpStatusCode.NoContent);
        var body = JsonDocument.Parse("""{"a":1.0}""").RootElement;

        Assert.Equal("[1]", (await _globus.Client.SendAsync(HttpMethod.Get, new("https://example.org/x"), cancellationToken: Cancellation))!.ToString());
        Assert.Equal(true, await _globus.Client.SendAsync(HttpMethod.Put, new("https://groups.api.globus.org/v2"), body, "urn:globus:auth:scope:groups.api.globus.org:all", Cancellation));
        Assert.Null(await _globus.Client.SendAsync(HttpMethod.Delete, new("https://example.org/x"), null, "mine", Cancellation));

        Assert.Equal([null, "Bearer all-0", "Bearer mine-0"], _globus.Network.Requests.Select(request => request.Authorization));
        Assert.Equal("""{"a":1.0}""", _globus.Network.Requests[1].Body);
    }

    [Fact]
    public async Task The_token_of_a_service_does_not_go_elsewhere()
    {
        await Assert.ThrowsAsync<ScopeBoundElsewhereException>(() =>
            _globus.Client.SendAsync(HttpMethod.Get, new("https://example.org/x"), null, GlobusScopes.FlowsAll, Cancellation));

        Assert.Empty(_globus.Network.Requests);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PATCH")]
    public async Task What_may_start_something_is_not_repeated(string method)
    {
        _globus.Network.Answer(HttpStatusCode.BadGateway, "{}");

        await Assert.ThrowsAsync<StartUncertainException>(() =>
            _globus.Client.SendAsync(new HttpMethod(method), new Uri("registered_apis", UriKind.Relative), cancellationToken: Cancellation));

        Assert.Single(_globus.Network.Requests);
    }
}
