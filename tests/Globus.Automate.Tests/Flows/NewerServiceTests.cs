using System.Text.Json;
using Globus.Automate.Tests.Http;

namespace Globus.Automate.Tests.Flows;

/// <summary>Web inputs and registered APIs.</summary>
public sealed class NewerServiceTests : IDisposable
{
    private static readonly Guid Id = new("e35d1f92-3e2a-4c1c-8f36-7ce4f00f9d2c");

    private readonly Scripted _globus = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _globus.Dispose();

    [Fact]
    public async Task A_web_input_is_read()
    {
        _globus.Network.Answer(
            $$"""
            {"id":"{{Id}}","status":"open","user_roles":["viewer"],"input_type":"selection","input_schema":{"type":"string"},
             "context":{"title":"Go on?","presentation_style":"text","text":"t"},"options":[{"option_id":"o","label":"Yes","description":"d"}],
             "roles":{"viewer_urns":[]},"creator_urn":"urn:c","flow":{"id":"{{Id}}","title":"F"},"run":{"id":"{{Id}}","label":"R"},
             "created_timestamp":"2026-08-01T10:30:00+00:00","closed_timestamp":null,"new_member":1}
            """
        );

        var input = await _globus.Client.WebInputs.GetAsync(Id, Cancellation);

        Assert.Equal($"GET /web_inputs/{Id}", _globus.Network.Last.Line);
        Assert.Equal(
            (Id, "open", "Go on?", Id, "R", Id, "F"),
            (input.Id, input.Status, input.Title, input.RunId, input.RunLabel, input.FlowId, input.FlowTitle)
        );
        Assert.Equal(("o", "Yes"), (input.Options[0].OptionId, input.Options[0].Label));
        Assert.Equal("""{"new_member":1}""", input.AdditionalProperties.ToString());
    }

    [Fact]
    public async Task Web_inputs_are_listed_and_answered()
    {
        _globus
            .Network.Answer($$"""{"web_input_summaries":[{"id":"{{Id}}","title":"T","options":null}],"marker":null}""")
            .Answer("""{"status":"ok"}""");

        var inputs = await _globus
            .Client.WebInputs.List(
                new()
                {
                    Roles = ["respondent"],
                    States = ["open"],
                    FlowIds = [Id],
                    RunIds = [Id],
                    OrderBy = ["x ASC"],
                    PageSize = 2,
                }
            )
            .ToListAsync(Cancellation);
        await _globus.Client.WebInputs.RespondAsync(Id, JsonDocument.Parse("\"o\"").RootElement, Cancellation);

        Assert.Equal("T", Assert.Single(inputs).Title);
        Assert.Equal(
            [
                $"GET /web_inputs?filter_roles=respondent&filter_states=open&filter_flow_ids={Id}&"
                    + $"filter_run_ids={Id}&orderby=x ASC&per_page=2",
                $"POST /web_inputs/{Id}/respond",
            ],
            _globus.Network.Requests.Select(sent => sent.Line)
        );
        Assert.Equal("""{"response":{"value":"o"}}""", _globus.Network.Last.Body);
    }

    [Fact]
    public async Task Registered_apis_are_read_and_listed()
    {
        var api =
            $$"""{"id":"{{Id}}","name":"n","target":{"type":"openapi"},"created_timestamp":"2024-01-01T00:00:00+00:00","edited_timestamp":null}""";
        _globus.Network.Answer(api).Answer($$"""{"registered_apis":[{{api}}],"has_next_page":false}""");

        var one = await _globus.Client.RegisteredApis.GetAsync(Id, Cancellation);
        var list = await _globus
            .Client.RegisteredApis.List(
                new()
                {
                    Roles = ["owner"],
                    OrderBy = ["name ASC"],
                    PageSize = 1,
                }
            )
            .ToListAsync(Cancellation);

        Assert.Equal((Id, "n", """{"type":"openapi"}"""), (one.Id, one.Name, one.Target!.ToString()));
        Assert.Equal(Id, Assert.Single(list).RegisteredApiId);
        Assert.Equal(
            [$"GET /registered_apis/{Id}", "GET /registered_apis?filter_roles=owner&orderby=name ASC&per_page=1"],
            _globus.Network.Requests.Select(sent => sent.Line)
        );
    }
}
