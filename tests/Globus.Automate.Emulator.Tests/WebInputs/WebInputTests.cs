using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Tests.WebInputs;

public sealed class WebInputTests
{
    [Fact]
    public async Task A_run_names_the_web_input_that_it_waits_for_until_it_is_answered()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var input = await WebInputScript.AskAsync(emulator);
        Assert.Equal("open", (string)(await input.GetAsync())["status"]!);

        Assert.Equal("ok", (string)(await input.RespondAsync(input.FirstOption)).Ok()["status"]!);
        var run = await emulator.GetRunAsync(input.RunId);
        Assert.Equal("SUCCEEDED", (string)run["status"]!);
        Assert.True(run.ContainsKey("blocking_web_input_id"));
        Assert.Null(run["blocking_web_input_id"]);
        var closed = await input.GetAsync();
        Assert.Equal("closed", (string)closed["status"]!);
        Assert.NotNull(closed["closed_timestamp"]);
    }

    [Fact]
    public async Task One_of_two_responses_at_once_is_taken()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var input = await WebInputScript.AskAsync(emulator);
        var responses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => input.RespondAsync(input.FirstOption)));
        Assert.Single(responses, response => (int)response.Status == 200);
        Assert.Equal(7, responses.Count(response => (int)response.Status == 409 && response.Code == "STATE_CONFLICT"));
        await emulator.Host.Services.Worker.WhenIdleAsync();
        Assert.Single(await emulator.GetLogAsync(input.RunId), entry =>
            (string)entry["code"]! == "AwaitWebInputCompleted"
        );
    }

    [Fact]
    public async Task Who_may_only_look_cannot_respond_and_for_others_there_is_nothing()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var input = await WebInputScript.AskAsync(emulator);
        var refused = await input.RespondAsync(input.FirstOption, DevelopmentAccounts.Secondary);
        Assert.Equal((403, "FORBIDDEN"), ((int)refused.Status, refused.Code));
        var seen = (
            await emulator.SendAsync("GET", $"web_inputs/{input.Id}", client: DevelopmentAccounts.Secondary)
        ).Ok();
        Assert.Equal(["viewer"], seen["user_roles"]!.AsArray().Select(role => (string)role!));

        var foreign = await emulator.CreateFlowAsync(
            """
            {"StartAt": "Ask", "States": {"Ask": {"Type": "CreateWebInput", "Next": "Wait", "Parameters": {
              "InputType": "Selection", "Context": {"PresentationStyle": "Text", "Title": "t", "Text": "t"}, "Options": [{"Value": 1, "Label": "l"}],
              "RespondentUrns": ["urn:globus:groups:id:10ca1000-0000-4000-8000-0000000000ff"]}},
             "Wait": {"Type": "AwaitWebInput", "Parameters": {"web_input_id.$": "$.web_input_id"}, "End": true}}}
            """
        );
        var id = (string)(await emulator.RunAsync(foreign))["blocking_web_input_id"]!;
        Assert.Equal("NOT_FOUND", (await emulator.SendAsync("GET", $"web_inputs/{id}")).Code);
        Assert.Equal("NOT_FOUND", (await (input with { Id = id }).RespondAsync("x")).Code);
        Assert.Equal("NOT_FOUND", (await (input with { Id = "x" }).RespondAsync("x")).Code);
    }

    [Theory]
    [InlineData("""{"response": {"value": "yes"}}""", 422, "'yes' is not a registered option id for this input.")]
    [InlineData(
        """{"response": {"value": {"a": 1}}}""",
        422,
        "{\"a\":1} is not a registered option id for this input."
    )]
    [InlineData("""{"response": {"value": null}}""", 422, "null is not a registered option id for this input.")]
    [InlineData("""{"response": {}}""", 422, "1 validation error in body. $.response.value: field required")]
    [InlineData("""{"response": "yes"}""", 422, "1 validation error in body. $.response: value is not a valid dict")]
    [InlineData(
        """{"value": "yes"}""",
        422,
        "2 validation errors in body. $.response: field required; $.value: extra fields not permitted"
    )]
    [InlineData("""[]""", 400, "The request body must be a JSON object.")]
    public async Task A_response_that_is_none_leaves_the_question_open(string body, int status, string message)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var input = await WebInputScript.AskAsync(emulator);
        var response = await emulator.SendAsync(
            "POST",
            $"web_inputs/{input.Id}/respond",
            body,
            await emulator.GetTokenAsync()
        );
        Assert.Equal(status, (int)response.Status);
        Assert.Equal(message, (string)(response.Body!["error"]!["message"] ?? response.Body["error"]!["detail"])!);
        Assert.Equal("open", (string)(await input.GetAsync())["status"]!);
    }

    [Fact]
    public async Task What_expires_is_closed_as_of_its_time_even_when_nobody_waits()
    {
        await using var emulator = await TestEmulator.StartAsync(
            new EmulatorOptions { WebInputLifetime = TimeSpan.FromMinutes(5) }
        );
        var input = await WebInputScript.AskAsync(emulator);
        var created = Time((await input.GetAsync())["created_timestamp"]);
        await emulator.AdvanceAsync(3600);
        var closed = await input.GetAsync();
        Assert.Equal("closed", (string)closed["status"]!);
        Assert.Equal(created.AddMinutes(5), Time(closed["closed_timestamp"]));
        Assert.Equal("STATE_CONFLICT", (await input.RespondAsync(input.FirstOption)).Code);
    }

    [Fact]
    public async Task A_question_goes_with_its_run()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var input = await WebInputScript.AskAsync(emulator);
        (await emulator.SendAsync("POST", $"runs/{input.RunId}/cancel")).Ok();
        Assert.Equal("closed", (string)(await input.GetAsync())["status"]!);
        Assert.Equal("STATE_CONFLICT", (await input.RespondAsync(input.FirstOption)).Code);
        (await emulator.SendAsync("POST", $"runs/{input.RunId}/release")).Ok();
        Assert.Equal("NOT_FOUND", (await emulator.SendAsync("GET", $"web_inputs/{input.Id}")).Code);
    }

    [Fact]
    public async Task A_list_is_filtered_and_sorted_and_shows_what_is_open_unless_told_otherwise()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var first = await WebInputScript.AskAsync(emulator);
        await emulator.AdvanceAsync(1);
        var second = await WebInputScript.AskAsync(emulator, isRespondent: false);
        await emulator.AdvanceAsync(1);
        var third = await WebInputScript.AskAsync(emulator);
        (await third.RespondAsync(third.FirstOption)).Ok();

        Assert.Equal([second.Id, first.Id], await Find(""));
        Assert.Equal([first.Id], await Find("filter_roles=respondent"));
        Assert.Equal([second.Id], await Find("filter_roles=viewer"));
        Assert.Equal([second.Id, first.Id], await Find("filter_roles=viewer,respondent"));
        Assert.Equal([third.Id], await Find("filter_states=closed"));
        Assert.Equal(
            [first.Id, second.Id, third.Id],
            await Find("filter_states=open,closed&orderby=created_timestamp ASC")
        );
        Assert.Equal(
            [third.Id, first.Id, second.Id],
            await Find("filter_states=open,closed&orderby=closed_timestamp DESC,created_timestamp ASC")
        );
        Assert.Equal([first.Id], await Find($"filter_flow_ids={first.FlowId}"));
        Assert.Equal([second.Id, first.Id], await Find($"filter_run_ids={first.RunId},{second.RunId}"));

        async Task<IReadOnlyList<string>> Find(string query) =>
            Ids((await emulator.SendAsync("GET", "web_inputs?" + query)).Ok());
    }

    [Fact]
    public async Task A_list_pages_and_its_last_marker_is_null()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var asked = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            asked.Add((await WebInputScript.AskAsync(emulator)).Id);
        }

        var first = (await emulator.SendAsync("GET", "web_inputs?per_page=2&orderby=created_timestamp")).Ok();
        await WebInputScript.AskAsync(emulator);
        var second = (await emulator.SendAsync("GET", $"web_inputs?marker={first["marker"]}")).Ok();
        Assert.Null(second["marker"]);
        Assert.Equal(asked, Ids(first).Concat(Ids(second)));
        Assert.Equal(["web_input_summaries", "marker"], second.AsObject().Select(member => member.Key));
    }

    [Theory]
    [InlineData("filter_roles=owner", "$.query.filter_roles: 'owner' is not one of viewer, respondent")]
    [InlineData("filter_states=lost", "$.query.filter_states: 'lost' is not one of open, closed")]
    [InlineData("filter_flow_ids=1", "$.query.filter_flow_ids: '1' is not a UUID")]
    [InlineData(
        "filter_run_ids=1,2,3,4,5,6,7,8,9,10,11",
        "$.query.filter_run_ids: ensure this value has at most 10 items"
    )]
    [InlineData(
        "filter_title=x",
        "$.query.filter_title: unknown filter; supported filters: filter_roles, filter_states, filter_flow_ids, "
            + "filter_run_ids"
    )]
    [InlineData(
        "orderby=title ASC",
        "$.query.orderby: 'title' is not one of created_timestamp, edited_timestamp, closed_timestamp"
    )]
    [InlineData("per_page=101", "$.query.per_page: value must be an integer from 1 to 100")]
    public async Task A_query_that_cannot_be_is_refused(string query, string message)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await emulator.SendAsync("GET", "web_inputs?" + query);
        Assert.Equal(422, (int)response.Status);
        Assert.EndsWith(message, (string)response.Body!["error"]!["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("web_input_view", 200, 403)]
    [InlineData("web_input_respond", 200, 200)]
    [InlineData("view_flows", 403, 403)]
    public async Task Each_route_asks_for_its_scope(string scope, int view, int respond)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var input = await WebInputScript.AskAsync(emulator);
        var token = await emulator.GetTokenAsync(
            TestEmulator.AllScope.Replace("/all", "/" + scope, StringComparison.Ordinal)
        );
        Assert.Equal(view, (int)(await emulator.SendAsync("GET", "web_inputs", null, token)).Status);
        Assert.Equal(view, (int)(await emulator.SendAsync("GET", $"web_inputs/{input.Id}", null, token)).Status);
        var body = $$$"""{"response": {"value": "{{{input.FirstOption}}}"}}""";
        Assert.Equal(
            respond,
            (int)(await emulator.SendAsync("POST", $"web_inputs/{input.Id}/respond", body, token)).Status
        );
        Assert.Equal(401, (int)(await emulator.SendAsync("GET", "web_inputs", null, token: null)).Status);
    }

    private static List<string> Ids(JsonNode page) =>
        [.. page["web_input_summaries"]!.AsArray().Select(input => (string)input!["id"]!)];

    private static DateTimeOffset Time(JsonNode? value) =>
        DateTimeOffset.Parse((string)value!, System.Globalization.CultureInfo.InvariantCulture);
}
