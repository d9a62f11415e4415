using System.Net;
using Globus.Automate.Flows;
using Globus.Automate.Http;

namespace Globus.Automate.Tests.Http;

public sealed class RedirectTests : IDisposable
{
    private const string Run = """{"run_id":"36ad9f9a-ad29-488f-beb4-c22ab729643a","status":"ACTIVE"}""";

    private readonly Scripted _globus = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _globus.Dispose();

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_within_the_origin_is_followed_with_the_token(int status)
    {
        Redirect(status, "/elsewhere?x=1").Answer(Run);

        await GetAsync();

        Assert.Equal("GET /elsewhere?x=1", _globus.Network.Last.Line);
        Assert.Equal("Bearer all-0", _globus.Network.Last.Authorization);
    }

    [Theory]
    [InlineData(307, "PUT", """{"label":"l"}""")]
    [InlineData(308, "PUT", """{"label":"l"}""")]
    public async Task A_redirect_that_keeps_the_request_keeps_its_body(int status, string method, string body)
    {
        Redirect(status, "https://flows.globus.org/elsewhere").Answer(Run);

        await _globus.Client.Runs.UpdateAsync(Guid.Empty, new RunUpdateRequest { Label = "l" }, Cancellation);

        Assert.Equal($"{method} /elsewhere", _globus.Network.Last.Line);
        Assert.Equal(body, _globus.Network.Last.Body);
    }

    [Fact]
    public async Task A_post_that_is_sent_on_to_be_read_becomes_a_get()
    {
        Redirect(303, "/runs/1").Answer(Run);

        await _globus.Client.Runs.CancelAsync(Guid.Empty, Cancellation);

        Assert.Equal("GET /runs/1", _globus.Network.Last.Line);
        Assert.Equal("", _globus.Network.Last.Body);
    }

    [Theory]
    [InlineData("https://evil.example.org/runs", "evil.example.org")]
    [InlineData("http://flows.globus.org/runs", "flows.globus.org")]
    [InlineData("https://flows.globus.org:8443/runs", "flows.globus.org:8443")]
    public async Task A_redirect_to_another_origin_is_not_followed(string location, string host)
    {
        Redirect(302, location);

        var error = await Assert.ThrowsAsync<InvalidResponseException>(GetAsync);

        Assert.Equal(
            $"flows.globus.org returned a redirect to {host}; redirects to another origin are not followed.",
            error.Message
        );
        Assert.Single(_globus.Network.Requests);
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        for (var hop = 0; hop < 11; hop++)
        {
            Redirect(307, "/round");
        }

        var error = await Assert.ThrowsAsync<InvalidResponseException>(GetAsync);

        Assert.Equal("flows.globus.org returned more than 10 consecutive redirects.", error.Message);
    }

    [Theory]
    [InlineData(302, "https://portal.example.org/", false)]
    [InlineData(302, "/round", false)]
    [InlineData(302, null, false)]
    [InlineData(307, "https://[/", false)]
    [InlineData(300, null, false)]
    [InlineData(511, null, false)]
    [InlineData(101, null, true)]
    [InlineData(304, null, true)]
    public async Task What_no_service_sends_is_no_response(int status, string? location, bool isUncertain)
    {
        for (var hop = 0; hop < 2 * 11; hop++)
        {
            _globus.Network.Answer(Stray(status, location));
        }

        var start = () => _globus.Client.Runs.StartAsync(Guid.Empty, new RunRequest(), "scope", Cancellation);

        await Assert.ThrowsAsync<InvalidResponseException>(GetAsync);
        if (isUncertain)
        {
            await Assert.ThrowsAsync<StartUncertainException>(start);
        }
        else
        {
            await Assert.ThrowsAsync<InvalidResponseException>(start);
        }

        Assert.Single(_globus.Network.Requests, request => request.Line.StartsWith("POST ", StringComparison.Ordinal));
    }

    private static HttpResponseMessage Stray(int status, string? location)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("") };
        if (location is not null)
        {
            response.Headers.TryAddWithoutValidation("Location", location);
        }

        return response;
    }

    private ScriptedHandler Redirect(int status, string location) =>
        _globus.Network.Answer((HttpStatusCode)status, "", "text/html", ("Location", location));

    private Task GetAsync() => _globus.Client.Runs.GetAsync(Guid.Empty, default, Cancellation);
}
