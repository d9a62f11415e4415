using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Globus.Automate.Flows;
using Globus.Automate.Http;

namespace Globus.Automate.Tests.Http;

/// <summary>Nothing is started twice.</summary>
public sealed class StartTests : IDisposable
{
    private const string Run = """{"run_id":"36ad9f9a-ad29-488f-beb4-c22ab729643a","status":"ACTIVE"}""";
    private static readonly Guid Id = new("24bc4997-b483-4c25-a19c-64b0afc00743");
    private static readonly JsonElement Definition = JsonDocument.Parse("{}").RootElement;

    private readonly Scripted _globus = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _globus.Dispose();

    [Fact]
    public async Task A_start_that_was_not_taken_is_sent_again()
    {
        _globus
            .Network.Answer(HttpStatusCode.TooManyRequests, "{}")
            .Answer(HttpStatusCode.ServiceUnavailable, "{}", "application/json", ("Retry-After", "1"))
            .Throw(RetryTests.Refused())
            .Throw(
                new HttpRequestException(
                    HttpRequestError.NameResolutionError,
                    "dns",
                    new SocketException((int)SocketError.HostNotFound)
                )
            )
            .Answer(HttpStatusCode.Created, Run);

        await StartAsync();

        Assert.Equal(5, _globus.Network.Requests.Count);
        Assert.All(_globus.Network.Requests, request => Assert.Equal("""{"body":{}}""", request.Body));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(520)]
    public async Task A_start_that_meets_a_fault_is_uncertain_and_not_sent_again(int status)
    {
        _globus.Network.Answer((HttpStatusCode)status, """{"error":{"code":"X","detail":"Something broke"}}""");

        var error = await Assert.ThrowsAsync<StartUncertainException>(StartAsync);

        Assert.Equal($"The service may or may not have started a run of the flow {Id}: Something broke", error.Message);
        Assert.Equal(new Uri($"https://flows.globus.org/flows/{Id}/run"), error.RequestUri);
        Assert.Equal(status, (int)Assert.IsType<GlobusServiceException>(error.InnerException).StatusCode);
        Assert.Single(_globus.Network.Requests);
    }

    [Fact]
    public async Task A_start_whose_connection_breaks_is_uncertain()
    {
        _globus.Network.Throw(new HttpRequestException("reset", new IOException("reset")));

        var error = await Assert.ThrowsAsync<StartUncertainException>(StartAsync);

        Assert.IsType<GlobusConnectionException>(error.InnerException);
        Assert.Single(_globus.Network.Requests);
    }

    [Fact]
    public async Task A_start_whose_answer_does_not_come_in_time_is_uncertain()
    {
        _globus.Network.Hang(() => _globus.Clock.Advance(TimeSpan.FromSeconds(60)));

        var error = await Assert.ThrowsAsync<StartUncertainException>(StartAsync);

        Assert.True(Assert.IsType<GlobusConnectionException>(error.InnerException).IsTimeout);
        Assert.Single(_globus.Network.Requests);
    }

    [Fact]
    public async Task A_start_whose_answer_breaks_off_or_cannot_be_read_is_uncertain()
    {
        _globus
            .Network.Answer(
                new HttpResponseMessage(HttpStatusCode.Created) { Content = new BrokenContent("""{"run_id":""") }
            )
            .Answer(HttpStatusCode.OK, "<html>Welcome to the hotel</html>", "text/html")
            .Answer(HttpStatusCode.Created, "");

        await Assert.ThrowsAsync<StartUncertainException>(StartAsync);
        var page = await Assert.ThrowsAsync<StartUncertainException>(StartAsync);
        var nothing = await Assert.ThrowsAsync<StartUncertainException>(StartAsync);

        Assert.IsType<InvalidResponseException>(page.InnerException);
        Assert.Equal(
            $"The service may or may not have started a run of the flow {Id}: flows.globus.org returned an "
                + "empty body.",
            nothing.Message
        );
        Assert.Equal(3, _globus.Network.Requests.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(422)]
    [InlineData(501)]
    public async Task A_start_that_is_refused_is_a_plain_error(int status)
    {
        _globus.Network.Answer((HttpStatusCode)status, "{}");

        var error = await Assert.ThrowsAsync<GlobusServiceException>(StartAsync);

        Assert.Equal(status, (int)error.StatusCode);
    }

    [Fact]
    public async Task A_start_that_is_put_off_too_often_is_a_plain_error()
    {
        using var globus = new Scripted(options => options with { MaximumRetryCount = 1 });
        globus.Network.Answer(HttpStatusCode.TooManyRequests, "{}").Answer(HttpStatusCode.TooManyRequests, "{}");

        await Assert.ThrowsAsync<GlobusServiceException>(() =>
            globus.Client.Runs.StartAsync(Id, new RunRequest(), "scope", Cancellation)
        );
    }

    [Fact]
    public async Task A_flow_is_not_created_twice_either()
    {
        _globus.Network.Answer(HttpStatusCode.BadGateway, "{}");

        await Assert.ThrowsAsync<StartUncertainException>(() =>
            _globus.Client.Flows.CreateAsync(
                new FlowCreateRequest { Title = "t", Definition = Definition },
                Cancellation
            )
        );

        Assert.Single(_globus.Network.Requests);
    }

    [Fact]
    public async Task An_action_carries_a_key_and_is_sent_again_with_the_same()
    {
        _globus
            .Network.Answer(HttpStatusCode.BadGateway, "<html/>", "text/html")
            .Throw(new HttpRequestException("reset", new IOException("reset")))
            .Answer(HttpStatusCode.Accepted, """{"action_id":"a","status":"ACTIVE"}""");

        await _globus.Client.ActionProvider(new("https://example.org/ap"), "scope").RunAsync(new(), Cancellation);

        var ids = _globus.Network.Requests.Select(request => request.Json!["request_id"]!.GetValue<string>()).ToList();
        Assert.Equal(3, ids.Count);
        Assert.True(Guid.TryParse(Assert.Single(ids.Distinct()), out _));
    }

    [Theory]
    [InlineData("https://flows.globus.org/flows/24bc4997-b483-4c25-a19c-64b0afc00743", null)]
    [InlineData("https://flows.globus.org/flows/24bc4997-b483-4c25-a19c-64b0afc00743/", null)]
    [InlineData("https://FLOWS.globus.org:443/Flows/24bc4997-b483-4c25-a19c-64b0afc00743", null)]
    [InlineData("https://flows.globus.org//flows/24bc4997-b483-4c25-a19c-64b0afc00743/run", null)]
    [InlineData("https://flows.globus.org/x/../%66lows/24bc4997-b483-4c25-a19c-64b0afc00743?a=b", null)]
    [InlineData("https://flows.automate.globus.org/flows/24bc4997-b483-4c25-a19c-64b0afc00743", null)]
    [InlineData("https://example.org/ap", "https://flows.globus.org/flows/24bc4997-b483-4c25-a19c-64b0afc00743/run")]
    [InlineData("https://flows.globus.org/ap", "../flows/24bc4997-b483-4c25-a19c-64b0afc00743/run")]
    public async Task An_action_on_a_flow_is_a_run_and_not_sent_again(string actionUrl, string? forcePath)
    {
        _globus.Network.Answer(HttpStatusCode.BadGateway, "{}");
        var provider = _globus.Client.ActionProvider(new(actionUrl), "scope");

        var uncertain = await Assert.ThrowsAsync<StartUncertainException>(() =>
            provider.RunAsync(new() { RequestId = "given", ForcePath = forcePath }, Cancellation)
        );

        Assert.Null(uncertain.RequestId);
        Assert.Single(_globus.Network.Requests);
    }

    [Theory]
    [InlineData("https://example.org/flows/24bc4997-b483-4c25-a19c-64b0afc00743")]
    [InlineData("https://example.org/ap")]
    public async Task An_action_whose_response_is_lost_for_good_names_its_key(string actionUrl)
    {
        using var globus = new Scripted(options => options with { MaximumRetryCount = 1 });
        globus.Network.Answer(HttpStatusCode.BadGateway, "{}").Answer(HttpStatusCode.OK, "<html/>", "text/html");

        var uncertain = await Assert.ThrowsAsync<StartUncertainException>(() =>
            globus.Client.ActionProvider(new(actionUrl), "scope").RunAsync(new() { RequestId = "given" }, Cancellation)
        );

        Assert.Equal("given", uncertain.RequestId);
        Assert.Equal(2, globus.Network.Requests.Count);
    }

    [Fact]
    public async Task What_only_checks_is_tried_again()
    {
        _globus
            .Network.Answer(HttpStatusCode.BadGateway, "{}")
            .Answer("""{"message":"validation successful"}""")
            .Answer(HttpStatusCode.BadGateway, "{}")
            .Answer("""{"scopes":{"User":["s"]}}""");

        Assert.Equal(
            "validation successful",
            await _globus.Client.Runs.ValidateStartAsync(Id, new RunRequest(), "scope", Cancellation)
        );
        Assert.Equal(
            """{"User":["s"]}""",
            (await _globus.Client.Flows.ValidateAsync(Definition, null, Cancellation)).Scopes!.ToString()
        );
    }

    private Task StartAsync() => _globus.Client.Runs.StartAsync(Id, new RunRequest(), "scope", Cancellation);
}
