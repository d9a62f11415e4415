using System.Net;
using System.Text.Json;
using Globus.Automate.Actions;
using Globus.Automate.Json;
using Globus.Automate.Tests.Http;

namespace Globus.Automate.Tests.Actions;

/// <summary>Actions as a provider starts, reports and lists them.</summary>
public sealed class ActionProviderClientTests : IDisposable
{
    private const string Status = """{"action_id":"6RxDm1JOQnG2","status":"ACTIVE"}""";
    private static readonly Uri Url = new("https://actions.globus.org/hello_world");

    private readonly Scripted _globus = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ActionProviderClient Provider => _globus.Client.ActionProvider(Url, "hello_world");

    public void Dispose() => _globus.Dispose();

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(202)]
    public async Task An_action_is_started_with_what_was_given(int status)
    {
        _globus.Network.Answer(
            (HttpStatusCode)status,
            """
            {"action_id":"6RxDm1JOQnG2","status":"SUCCEEDED","display_status":"Done","details":{"Hello":"World","hello":"foo"},"creator_id":"urn:c",
             "label":null,"manage_by":[],"monitor_by":["urn:m"],"release_after":"P30D","start_time":"2021-04-29 23:21:47.5+00:00",
             "completion_time":"2021-04-29 23:21:49.5+00:00","state":"x"}
            """
        );

        var action = await Provider.RunAsync(
            new()
            {
                RequestId = "r-1",
                Body = JsonDocument.Parse("""{"echo_string":"ä"}""").RootElement,
                Label = "l",
                ManageBy = [],
                MonitorBy = ["urn:m"],
                AllowedClients = ["c"],
                Deadline = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
                ReleaseAfter = TimeSpan.FromDays(1.5),
                Tags = ["t"],
            },
            Cancellation
        );

        Assert.Equal("POST /hello_world/run", _globus.Network.Last.Line);
        Assert.Equal(
            """{"request_id":"r-1","body":{"echo_string":"ä"},"label":"l","manage_by":[],"monitor_by":["urn:m"],"allowed_clients":["c"],"deadline":"2026-01-02T03:04:05+00:00","release_after":"P1DT12H","tags":["t"]}""",
            _globus.Network.Last.Json!.ToJsonString(
                new JsonSerializerOptions
                {
                    Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            )
        );
        Assert.Equal(
            ("6RxDm1JOQnG2", Url, "SUCCEEDED", true),
            (action.ActionId, action.ActionUrl, action.Status, action.IsFinal)
        );
        Assert.Equal("""{"Hello":"World","hello":"foo"}""", Assert.IsType<JsonMap>(action.Details).ToString());
        Assert.Equal(TimeSpan.FromSeconds(2), action.Duration);
        Assert.Equal(TimeSpan.FromDays(30), action.ReleaseAfter);
        Assert.Equal("""{"state":"x"}""", action.AdditionalProperties.ToString());
    }

    [Fact]
    public async Task An_action_without_an_id_gets_one_and_its_details_may_be_a_text()
    {
        _globus.Network.Answer("""{"action_id":"a","status":"FAILED","details":"It broke"}""");

        var action = await Provider.RunAsync(new(), Cancellation);

        Assert.Equal("It broke", action.Details);
        Assert.Equal(["request_id", "body"], _globus.Network.Last.Json!.AsObject().Select(member => member.Key));
    }

    [Theory]
    [InlineData("other/run", "actions.globus.org", "POST /hello_world/other/run")]
    [InlineData("/other", "actions.globus.org", "POST /hello_world/other")]
    [InlineData("https://example.org/x?y=1", "example.org", "POST /x?y=1")]
    [InlineData("", "actions.globus.org", "POST /hello_world/run")]
    public async Task An_action_can_be_sent_elsewhere(string path, string host, string line)
    {
        _globus.Network.Answer(Status);

        await Provider.RunAsync(new() { ForcePath = path }, Cancellation);

        Assert.Equal(
            (host, line, "Bearer hello_world-0"),
            (_globus.Network.Last.Host, _globus.Network.Last.Line, _globus.Network.Last.Authorization)
        );
    }

    [Fact]
    public async Task An_action_is_read_resumed_cancelled_and_released()
    {
        for (var i = 0; i < 4; i++)
        {
            _globus.Network.Answer(Status);
        }

        await Provider.GetAsync("a b/ü", Cancellation);
        await Provider.ResumeAsync("a", Cancellation);
        await Provider.CancelAsync("a", Cancellation);
        Assert.NotNull(await Provider.ReleaseAsync("a", Cancellation));

        Assert.Equal("/hello_world/a%20b%2F%C3%BC/status", _globus.Network.Requests[0].RawPathAndQuery);
        Assert.Equal(
            ["POST /hello_world/a/resume", "POST /hello_world/a/cancel", "POST /hello_world/a/release"],
            _globus.Network.Requests.Skip(1).Select(request => request.Line)
        );
        Assert.All(_globus.Network.Requests, request => Assert.Equal("", request.Body));
    }

    [Fact]
    public async Task An_action_that_is_over_cannot_be_cancelled_and_is_told_as_it_is()
    {
        _globus
            .Network.Answer(HttpStatusCode.Conflict, """{"code":"ActionConflict","description":"over"}""")
            .Answer("""{"action_id":"a","status":"SUCCEEDED"}""");

        Assert.Equal("SUCCEEDED", (await Provider.CancelAsync("a", Cancellation)).Status);
        Assert.Equal("GET /hello_world/a/status", _globus.Network.Last.Line);
    }

    [Fact]
    public async Task A_log_is_read()
    {
        var page =
            """{"limit":10,"has_next_page":true,"marker":"m","entries":[{"time":"2023-04-25T18:54:30Z","code":"c","description":"d","details":"text"}]}""";
        _globus.Network.Answer(page).Answer("""{"entries":[],"has_next_page":false,"marker":null}""");

        var entry = Assert.Single(
            await Provider
                .Log("a", new() { Limit = 5, Order = Globus.Automate.Paging.LogOrder.NewestFirst })
                .ToListAsync(Cancellation)
        );

        Assert.Equal(("a", "c", "d", "text"), (entry.ActionId, entry.Code, entry.Description, entry.Details));
        Assert.Equal(
            [
                "GET /hello_world/a/log?limit=5&reverse_order=true",
                "GET /hello_world/a/log?limit=5&reverse_order=true&marker=m&pagination_token=m",
            ],
            _globus.Network.Requests.Select(request => request.Line)
        );
    }

    [Fact]
    public async Task Actions_are_listed_from_a_bare_array()
    {
        _globus.Network.Answer($"[{Status},{Status}]");

        var actions = await Provider
            .List(new() { Statuses = ["active", "failed"], Roles = ["creator_id"] })
            .ToListAsync(Cancellation);

        Assert.Equal("GET /hello_world/actions?status=active,failed&roles=creator_id", _globus.Network.Last.Line);
        Assert.All(actions, action => Assert.Equal(Url, action.ActionUrl));
        Assert.Equal(2, actions.Count);
    }

    [Fact]
    public async Task An_action_has_an_id() =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await Provider.GetAsync(" ", Cancellation));
}
