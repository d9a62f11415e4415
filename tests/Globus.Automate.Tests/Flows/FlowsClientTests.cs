using System.Text.Json;
using Globus.Automate.Auth;
using Globus.Automate.Environments;
using Globus.Automate.Tests.Http;

namespace Globus.Automate.Tests.Flows;

public sealed class FlowsClientTests : IDisposable
{
    private const string Answer = """{"id":"24bc4997-b483-4c25-a19c-64b0afc00743","title":"t"}""";
    private static readonly Guid Id = new("24bc4997-b483-4c25-a19c-64b0afc00743");

    private readonly Scripted _globus = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static JsonElement Definition { get; } = JsonDocument.Parse("""{"StartAt":"A"}""").RootElement;

    public void Dispose() => _globus.Dispose();

    [Fact]
    public async Task A_flow_is_read_with_all_that_it_says()
    {
        _globus.Network.Answer(
            """
            {"id":"24bc4997-b483-4c25-a19c-64b0afc00743","title":"Two steps","keywords":["a","b"],"flow_viewers":null,
             "definition":{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}},"input_schema":{},"DELETED":false,
             "created_at":"2020-09-01T17:59:20.711845+00:00","is_high_assurance":null,"api_version":"1.0","subscription_id":null,
             "flow_url":"https://flows.globus.org/flows/24bc4997-b483-4c25-a19c-64b0afc00743","synchronous":false,"extra":{"a":[1.5]}}
            """
        );

        var flow = await _globus.Client.Flows.GetAsync(Id, Cancellation);

        Assert.Equal($"GET /flows/{Id}", _globus.Network.Last.Line);
        Assert.Equal(
            ("flows.globus.org", "Bearer all-0"),
            (_globus.Network.Last.Host, _globus.Network.Last.Authorization)
        );
        Assert.Equal(
            (Id, Id, "Two steps", false, false),
            (flow.FlowId, flow.Id, flow.Title, flow.IsDeleted, flow.IsHighAssurance)
        );
        Assert.Equal("a; b", flow.Keywords.ToString());
        Assert.Empty(flow.FlowViewers);
        Assert.Empty(flow.RunManagers);
        Assert.Equal("""{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}""", flow.Definition!.ToString());
        Assert.Equal(
            new DateTimeOffset(2020, 9, 1, 17, 59, 20, TimeSpan.Zero),
            flow.CreatedAt!.Value.AddTicks(-7118450)
        );
        Assert.Equal(
            """{"api_version":"1.0","synchronous":false,"extra":{"a":[1.5]}}""",
            flow.AdditionalProperties.ToString()
        );
        Assert.Equal($"Two steps ({Id})", flow.ToString());
    }

    [Fact]
    public async Task A_deep_definition_is_read_and_sent()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"a":[""", 100)) + string.Concat(Enumerable.Repeat("]}", 100));
        _globus.Network.Answer($$"""{"id":"{{Id}}","definition":{{deep}} }""");
        var definition = JsonDocument.Parse(deep, new JsonDocumentOptions { MaxDepth = 300 }).RootElement;

        var flow = await _globus.Client.Flows.UpdateAsync(Id, new() { Definition = definition }, Cancellation);

        Assert.Equal(deep, flow.Definition!.ToString());
        Assert.Equal("{\"definition\":" + deep + "}", _globus.Network.Last.Body);
    }

    [Fact]
    public async Task A_flow_is_created_from_what_was_given()
    {
        _globus.Network.Answer(Answer).Answer(Answer);

        await _globus.Client.Flows.CreateAsync(new() { Title = "t", Definition = Definition }, Cancellation);
        await _globus.Client.Flows.CreateAsync(
            new()
            {
                Title = "t",
                Definition = Definition,
                InputSchema = JsonDocument.Parse("true").RootElement,
                Subtitle = "",
                Keywords = [],
                FlowStarters = ["all_authenticated_users"],
                SubscriptionId = Id,
            },
            Cancellation
        );

        Assert.Equal("POST /flows", _globus.Network.Last.Line);
        Assert.Equal("application/json", _globus.Network.Last.ContentType);
        Assert.Equal(
            """{"title":"t","definition":{"StartAt":"A"},"input_schema":{}}""",
            _globus.Network.Requests[0].Body
        );
        Assert.Equal(
            $$"""{"title":"t","definition":{"StartAt":"A"},"input_schema":true,"subtitle":"","keywords":[],"flow_starters":["all_authenticated_users"],"subscription_id":"{{Id}}"}""",
            _globus.Network.Last.Body
        );
    }

    [Fact]
    public async Task A_change_sends_only_what_was_given()
    {
        _globus.Network.Answer(Answer).Answer(Answer);

        await _globus.Client.Flows.UpdateAsync(Id, new(), Cancellation);
        await _globus.Client.Flows.UpdateAsync(
            Id,
            new()
            {
                Keywords = [],
                SubscriptionId = "DEFAULT",
                Definition = Definition,
            },
            Cancellation
        );

        Assert.Equal($"PUT /flows/{Id}", _globus.Network.Last.Line);
        Assert.Equal("{}", _globus.Network.Requests[0].Body);
        Assert.Equal(
            """{"definition":{"StartAt":"A"},"keywords":[],"subscription_id":"DEFAULT"}""",
            _globus.Network.Last.Body
        );
    }

    [Fact]
    public async Task A_flow_is_deleted()
    {
        _globus.Network.Answer(
            """{"id":"24bc4997-b483-4c25-a19c-64b0afc00743","title":"t","DELETED":true,"deleted_at":"2026-01-01T00:00:00Z"}"""
        );

        var flow = await _globus.Client.Flows.DeleteAsync(Id, Cancellation);

        Assert.Equal($"DELETE /flows/{Id}", _globus.Network.Last.Line);
        Assert.True(flow!.IsDeleted);
        Assert.NotNull(flow.DeletedAt);
    }

    [Fact]
    public async Task A_definition_is_checked_with_or_without_a_schema()
    {
        _globus
            .Network.Answer("""{"scopes":{"User":["s"],"Flow":[]},"analysis":{"number_of_possibilities":3}}""")
            .Answer("""{"scopes":{}}""");

        var found = await _globus.Client.Flows.ValidateAsync(
            Definition,
            JsonDocument.Parse("{}").RootElement,
            Cancellation
        );
        await _globus.Client.Flows.ValidateAsync(Definition, null, Cancellation);

        Assert.Equal("POST /flows/validate", _globus.Network.Last.Line);
        Assert.Equal("""{"definition":{"StartAt":"A"},"input_schema":{}}""", _globus.Network.Requests[0].Body);
        Assert.Equal("""{"definition":{"StartAt":"A"}}""", _globus.Network.Last.Body);
        Assert.Equal(3L, found.Analysis!["number_of_possibilities"]);
    }

    [Fact]
    public async Task A_list_is_asked_for_as_the_query_says()
    {
        for (var i = 0; i < 3; i++)
        {
            _globus.Network.Answer($$"""{"flows":[{{Answer}}],"has_next_page":false,"marker":null,"limit":20}""");
        }

        await _globus.Client.Flows.List().ToListAsync(Cancellation);
        await _globus.Client.Flows.List(new() { Roles = [], FullText = "" }).ToListAsync(Cancellation);
        var flows = await _globus
            .Client.Flows.List(
                new()
                {
                    Roles = ["flow_viewer", "flow_owner"],
                    FullText = "a&b c",
                    OrderBy = ["title ASC", "updated_at DESC"],
                    Filters = [new("title", "x,y"), new("filter_keywords", "z")],
                    PageSize = 5,
                }
            )
            .ToListAsync(Cancellation);

        Assert.Equal(Id, Assert.Single(flows).FlowId);
        Assert.Equal(["GET /flows", "GET /flows"], _globus.Network.Requests.Take(2).Select(request => request.Line));
        Assert.Equal(
            "/flows?filter_roles=flow_viewer%2Cflow_owner&filter_fulltext=a%26b%20c&"
                + "orderby=title%20ASC%2Cupdated_at%20DESC&per_page=5&filter_title=x%2Cy&filter_keywords=z",
            _globus.Network.Last.RawPathAndQuery
        );
    }

    [Fact]
    public async Task A_filter_that_is_given_twice_is_refused()
    {
        var list = _globus.Client.Flows.List(new() { Roles = ["flow_owner"], Filters = [new("roles", "flow_viewer")] });

        var error = await Assert.ThrowsAsync<ArgumentException>(async () => await list.ToListAsync(Cancellation));

        Assert.StartsWith("The filter 'filter_roles' is specified twice.", error.Message);
    }

    [Fact]
    public async Task A_service_below_a_path_keeps_its_path()
    {
        using var globus = new Scripted(options =>
            options with
            {
                FlowsAddress = new Uri("http://127.0.0.1:8000/flows-api/"),
            }
        );
        globus.Network.Answer(Answer);

        await globus.Client.Flows.GetAsync(Id, Cancellation);

        Assert.Equal($"GET /flows-api/flows/{Id}", globus.Network.Last.Line);
    }

    [Fact]
    public void A_flow_has_a_scope_of_its_own() =>
        Assert.Equal(
            "https://auth.globus.org/scopes/24bc4997-b483-4c25-a19c-64b0afc00743/"
                + "flow_24bc4997_b483_4c25_a19c_64b0afc00743_user",
            GlobusScopes.FlowUser(Id)
        );

    [Fact]
    public void Each_deployment_is_found_by_its_name()
    {
        Assert.Equal(
            ["production", "preview", "sandbox", "integration", "test", "staging"],
            GlobusEnvironment.All.Select(one => one.Name)
        );
        Assert.Equal("https://auth.preview.globus.org/", GlobusEnvironment.Find("Preview")!.Auth.ToString());
        Assert.Equal("https://auth.sandbox.globuscs.info/", GlobusEnvironment.Find("sandbox")!.Auth.ToString());
        Assert.Null(GlobusEnvironment.Find("moon"));
    }
}
