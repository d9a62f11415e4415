using System.Text.Json;
using Globus.Automate.Auth;
using Globus.Automate.Flows;
using Globus.Automate.Paging;
using Globus.Automate.Tests.Http;

namespace Globus.Automate.Tests.Flows;

public sealed class RunsClientTests : IDisposable
{
    private const string Answer = """{"run_id":"36ad9f9a-ad29-488f-beb4-c22ab729643a","status":"ACTIVE"}""";
    private static readonly Guid RunId = new("36ad9f9a-ad29-488f-beb4-c22ab729643a");
    private static readonly Guid FlowId = new("24bc4997-b483-4c25-a19c-64b0afc00743");

    private readonly Scripted _globus = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _globus.Dispose();

    [Fact]
    public async Task A_run_is_started_with_the_token_of_its_flow_whose_scope_is_looked_up_once()
    {
        _globus
            .Network.Answer(
                $$"""{"id":"{{FlowId}}","globus_auth_scope":"https://auth.globus.org/scopes/x/flow_x_user"}"""
            )
            .Answer(Answer)
            .Answer(Answer);
        var request = new RunRequest
        {
            Body = JsonDocument.Parse("""{"input":{"a":1.0}}""").RootElement,
            Label = "l",
            Tags = ["t"],
            RunManagers = [],
            RunMonitors = ["urn:m"],
            ActivityNotificationPolicy = ["INACTIVE", "FAILED"],
        };

        await _globus.Client.Runs.StartAsync(FlowId, request, null, Cancellation);
        await _globus.Client.Runs.StartAsync(FlowId, new RunRequest { Body = default }, null, Cancellation);

        Assert.Equal(
            [$"GET /flows/{FlowId}", $"POST /flows/{FlowId}/run", $"POST /flows/{FlowId}/run"],
            _globus.Network.Requests.Select(sent => sent.Line)
        );
        Assert.Equal(
            ["Bearer all-0", "Bearer flow_x_user-0", "Bearer flow_x_user-0"],
            _globus.Network.Requests.Select(sent => sent.Authorization)
        );
        Assert.Equal(
            """{"body":{"input":{"a":1.0}},"label":"l","tags":["t"],"run_managers":[],"run_monitors":["urn:m"],"activity_notification_policy":{"status":["INACTIVE","FAILED"]}}""",
            _globus.Network.Requests[1].Body
        );
        Assert.Equal("""{"body":{}}""", _globus.Network.Last.Body);
    }

    [Fact]
    public async Task A_start_is_checked()
    {
        _globus.Network.Answer("""{"message":"validation successful"}""");

        Assert.Equal(
            "validation successful",
            await _globus.Client.Runs.ValidateStartAsync(FlowId, new(), "scope", Cancellation)
        );
        Assert.Equal($"POST /flows/{FlowId}/validate_run", _globus.Network.Last.Line);
        Assert.Equal("Bearer scope-0", _globus.Network.Last.Authorization);
    }

    [Fact]
    public async Task A_run_is_read_with_all_that_it_says()
    {
        _globus.Network.Answer(
            $$"""
            {"run_id":"{{RunId}}","action_id":"{{RunId}}","flow_id":"{{FlowId}}","flow_title":"F","label":"L","status":"SUCCEEDED",
             "start_time":"2023-04-11T20:01:18+00:00","completion_time":"2023-04-11T20:01:22.5+00:00","tags":["a","b"],
             "details":{"code":"FlowSucceeded","output":{"Hello":"World","hello":"foo"} },"flow_description":{"title":"F"} }
            """
        );

        var run = await _globus.Client.Runs.GetAsync(RunId, RunInclude.FlowDescription, Cancellation);

        Assert.Equal($"GET /runs/{RunId}?include_flow_description=true", _globus.Network.Last.Line);
        Assert.Equal((RunId, RunId, FlowId, "L"), (run.RunId, run.Id, run.FlowId, run.Label));
        Assert.Equal(TimeSpan.FromSeconds(4.5), run.Duration);
        Assert.True(run.IsFinal);
        Assert.Equal("""{"code":"FlowSucceeded","output":{"Hello":"World","hello":"foo"}}""", run.Details!.ToString());
        Assert.Equal("""{"title":"F"}""", run.FlowDescription!.ToString());
        Assert.Equal($$"""{"action_id":"{{RunId}}"}""", run.AdditionalProperties.ToString());
        Assert.IsType<string>(run.AdditionalProperties["action_id"]);
    }

    [Theory]
    [InlineData("ACTIVE", false)]
    [InlineData("INACTIVE", false)]
    [InlineData("SUCCEEDED", true)]
    [InlineData("FAILED", true)]
    [InlineData("ENDED", true)]
    public async Task A_run_is_over_or_goes_on(string status, bool isFinal)
    {
        _globus.Network.Answer($$"""{"run_id":"{{RunId}}","status":"{{status}}","details":null}""");

        var run = await GetAsync();

        Assert.Equal(isFinal, run.IsFinal);
        Assert.Contains(status, RunStatus.All);
        Assert.Null(run.CurrentState);
    }

    [Theory]
    [InlineData("""{"state_name":"A"}""")]
    [InlineData("""{"code":"x","details":{"state_name":"A"}}""")]
    public async Task The_state_that_a_run_is_in_is_told(string details)
    {
        _globus.Network.Answer($$"""{"run_id":"{{RunId}}","status":"ACTIVE","details":{{details}}}""");

        Assert.Equal("A", (await GetAsync()).CurrentState);
    }

    /// <summary>The first document was recorded from the service; the second is one of an older emulator.</summary>
    [Theory]
    [InlineData(
        """{"state_name":"DeleteIndexRecord","exception":"States.Runtime","cause":"The path '$.destination.path' specified for the field 'subject.$' could not be found in the state input."}""",
        "DeleteIndexRecord",
        "States.Runtime: The path '$.destination.path' specified for the field 'subject.$' could not be found in the "
            + "state input."
    )]
    [InlineData("""{"state_name":"F","error":"NoGood","cause":"c"}""", "F", "NoGood: c")]
    [InlineData("""{"state_name":"F","error":"old","exception":"new","cause":null}""", "F", "new")]
    [InlineData("""{"exception":"E","cause":{"code":"C","description":"d"}}""", null, "E: d")]
    [InlineData("""{"exception":"E","cause":{"error":{"detail":"d"}}}""", null, "E: d")]
    [InlineData("""{"exception":"E","cause":{"display_status":"s","details":{"description":"d"}}}""", null, "E: d")]
    [InlineData("""{"exception":"E","cause":{"display_status":"s"}}""", null, "E: s")]
    [InlineData("""{"exception":"E","cause":{"x":[1]}}""", null, """E: {"x":[1]}""")]
    [InlineData("""{"state_name":"A","output":{}}""", "A", null)]
    [InlineData("{}", null, null)]
    public async Task A_failure_is_read_from_a_run_and_from_its_log(string details, string? state, string? failure)
    {
        _globus
            .Network.Answer($$"""{"run_id":"{{RunId}}","status":"FAILED","details":{{details}} }""")
            .Answer(
                $$"""{"run_id":"{{RunId}}","status":"FAILED","details":{"code":"FlowFailed","details":{{details}} } }"""
            )
            .Answer($$"""{"has_next_page":false,"entries":[{"code":"FlowFailed","details":{{details}} }]}""");

        Run[] runs = [await GetAsync(), await GetAsync()];
        var entry = Assert.Single(await _globus.Client.Runs.Log(RunId).ToListAsync(Cancellation));

        Assert.All(runs, run => Assert.Equal((state, failure), (run.CurrentState, run.Failure?.ToString())));
        Assert.Equal((state, failure), (entry.StateName, entry.Failure?.ToString()));
    }

    [Fact]
    public async Task Only_a_failed_run_has_a_failure()
    {
        _globus.Network.Answer($$"""{"run_id":"{{RunId}}","status":"INACTIVE","details":{"error":"e"} }""");

        Assert.Null((await GetAsync()).Failure);
    }

    [Theory]
    [InlineData("2026-03-01T11:59:00Z", 60)]
    [InlineData("2026-03-01T12:00:30Z", 0)]
    public async Task A_run_that_goes_on_has_lasted_until_it_was_read(string start, int seconds)
    {
        _globus.Network.Answer($$"""{"run_id":"{{RunId}}","status":"ACTIVE","start_time":"{{start}}"}""");

        var run = await GetAsync();
        _globus.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(TimeSpan.FromSeconds(seconds), run.Duration);
    }

    [Fact]
    public async Task What_a_run_waits_for_can_be_read_from_its_details()
    {
        _globus.Network.Answer(
            $$"""{"run_id":"{{RunId}}","status":"INACTIVE","details":{"code":"ConsentRequired","description":"d","required_scope":"s[t]"} }"""
        );

        var requirement = AuthorizationRequirement.From((await GetAsync()).Details);

        Assert.Equal(
            ("ConsentRequired", "s[t]", "d"),
            (requirement!.Code, requirement.RequiredScopes.ToString(), requirement.Message)
        );
        Assert.Null(AuthorizationRequirement.From(null));
    }

    [Fact]
    public async Task Runs_are_listed_as_the_query_says()
    {
        _globus.Network.Answer($$"""{"runs":[{{Answer}}],"has_next_page":false}""");

        await _globus
            .Client.Runs.List(
                new()
                {
                    FlowIds = [FlowId, RunId],
                    Roles = ["run_owner"],
                    Statuses = ["ACTIVE", "FAILED"],
                    Tags = ["a"],
                    Label = "l",
                    StartTime = new(new DateTimeOffset(2026, 1, 1, 1, 0, 0, TimeSpan.FromHours(1)), null),
                    CompletionTime = new(null, null),
                    OrderBy = ["start_time DESC"],
                    PageSize = 50,
                    Filters = [new("flow_title", "f")],
                }
            )
            .ToListAsync(Cancellation);

        Assert.Equal(
            $"GET /runs?filter_flow_id={FlowId},{RunId}&filter_roles=run_owner&filter_status=ACTIVE,FAILED&"
                + "filter_tags=a&filter_label=l"
                + "&filter_start_time=2026-01-01T00:00:00Z,&orderby=start_time DESC&per_page=50&filter_flow_title=f",
            _globus.Network.Last.Line
        );
    }

    [Fact]
    public async Task A_log_is_read_from_either_end()
    {
        var page =
            """{"limit":10,"has_next_page":false,"entries":[{"time":"2023-04-25T18:54:30.683000+00:00","code":"PassStarted","description":"d","details":{"state_name":"A"},"x":1}]}""";
        _globus.Network.Answer(page).Answer(page);

        var entry = Assert.Single(await _globus.Client.Runs.Log(RunId).ToListAsync(Cancellation));
        await _globus
            .Client.Runs.Log(RunId, new() { Limit = 100, Order = LogOrder.NewestFirst })
            .ToListAsync(Cancellation);

        Assert.Equal(
            [$"GET /runs/{RunId}/log", $"GET /runs/{RunId}/log?limit=100&reverse_order=true"],
            _globus.Network.Requests.Select(sent => sent.Line)
        );
        Assert.Equal((RunId, "PassStarted", "A", "d"), (entry.RunId, entry.Code, entry.StateName, entry.Description));
        Assert.Equal("""{"x":1}""", entry.AdditionalProperties.ToString());
    }

    [Fact]
    public async Task What_a_run_runs_is_read()
    {
        _globus.Network.Answer($$"""{"flow_id":"{{FlowId}}","definition":{"StartAt":"A"},"input_schema":{} }""");

        var definition = await _globus.Client.Runs.GetDefinitionAsync(RunId, Cancellation);

        Assert.Equal($"GET /runs/{RunId}/definition", _globus.Network.Last.Line);
        Assert.Equal(
            (RunId, FlowId, """{"StartAt":"A"}"""),
            (definition.RunId, definition.FlowId, definition.Definition!.ToString())
        );
    }

    [Fact]
    public async Task A_run_is_changed_cancelled_resumed_and_released()
    {
        for (var i = 0; i < 4; i++)
        {
            _globus.Network.Answer(Answer);
        }

        await _globus.Client.Runs.UpdateAsync(RunId, new() { Tags = [], Label = "l" }, Cancellation);
        await _globus.Client.Runs.CancelAsync(RunId, Cancellation);
        await _globus.Client.Runs.ResumeAsync(RunId, "flow-scope", Cancellation);
        await _globus.Client.Runs.ReleaseAsync(RunId, Cancellation);

        Assert.Equal(
            [
                $"PUT /runs/{RunId}",
                $"POST /runs/{RunId}/cancel",
                $"POST /runs/{RunId}/resume",
                $"POST /runs/{RunId}/release",
            ],
            _globus.Network.Requests.Select(sent => sent.Line)
        );
        Assert.Equal(
            ["Bearer all-0", "Bearer all-0", "Bearer flow-scope-0", "Bearer all-0"],
            _globus.Network.Requests.Select(sent => sent.Authorization)
        );
        Assert.Equal(["""{"label":"l","tags":[]}""", "", "", ""], _globus.Network.Requests.Select(sent => sent.Body));
    }

    [Fact]
    public async Task Many_runs_are_changed_at_once()
    {
        _globus
            .Network.Answer(System.Net.HttpStatusCode.Accepted, "")
            .Answer(System.Net.HttpStatusCode.Accepted, """{"ok":true}""");

        var nothing = await _globus.Client.Runs.UpdateManyAsync(
            new()
            {
                RunIds = [RunId],
                Cancel = true,
                Add = new() { Tags = ["t"] },
            },
            Cancellation
        );
        var something = await _globus.Client.Runs.UpdateManyAsync(
            new()
            {
                RunIds = [],
                Set = new() { RunMonitors = [] },
            },
            Cancellation
        );

        Assert.Equal("POST /batch/runs", _globus.Network.Last.Line);
        Assert.Equal(
            $$$"""{"filters":{"run_ids":["{{{RunId}}}"]},"set":{"status":"cancel"},"add":{"tags":["t"]},"remove":{}}""",
            _globus.Network.Requests[0].Body
        );
        Assert.Equal(
            """{"filters":{"run_ids":[]},"set":{"run_monitors":[]},"add":{},"remove":{}}""",
            _globus.Network.Last.Body
        );
        Assert.Equal(("{}", """{"ok":true}"""), (nothing.ToString(), something.ToString()));
    }

    private Task<Run> GetAsync() => _globus.Client.Runs.GetAsync(RunId, RunInclude.None, Cancellation);
}
