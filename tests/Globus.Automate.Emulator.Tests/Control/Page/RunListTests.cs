using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Tests.Control.Page;

/// <summary>The list of runs at <c>GET /_emulator/overview</c>.</summary>
public sealed class RunListTests
{
    private const string Definition = """
        {"StartAt": "Check", "States": {
          "Check": {"Type": "Choice", "Choices": [{"Variable": "$.fail", "IsPresent": true, "Next": "Refuse"}], "Default": "Pause"},
          "Refuse": {"Type": "Fail", "Error": "DiskFull", "Cause": "The disk is full."},
          "Pause": {"Type": "Wait", "Seconds": 60, "End": true}}}
        """;

    [Theory]
    [InlineData("", "ok two plain")]
    [InlineData("status=FAILED", "two")]
    [InlineData("status=ACTIVE&status=FAILED", "ok two plain")]
    [InlineData("status=SUCCEEDED", "")]
    [InlineData("text=OK", "ok")]
    [InlineData("text=nightly", "ok")]
    [InlineData("text=disk full", "two")]
    [InlineData("text=zebra", "plain")]
    [InlineData("text=zebra&status=FAILED", "")]
    [InlineData("text=Refuse", "two")]
    [InlineData("text=%25", "")]
    public async Task The_filter_selects_runs(string query, string labels)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Definition);
        await StartAsync(emulator, flow, "plain", """{"animal": "Zebra"}""");
        await StartAsync(emulator, flow, "two", """{"fail": true}""");
        await StartAsync(emulator, flow, "ok", "{}", "nightly");

        var shown = await ShowAsync(emulator, query);
        Assert.Equal(labels, string.Join(' ', shown["runs"]!.AsArray().Select(run => (string)run!["label"]!)));
        Assert.Equal(shown["runs"]!.AsArray().Count, (int)shown["runs_in_all"]!);
    }

    [Fact]
    public async Task A_failed_run_shows_its_cause()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Definition);
        await StartAsync(emulator, flow, "two", """{"fail": true}""");
        var canceled = await StartAsync(emulator, flow, "ok", "{}");
        (await emulator.SendAsync("POST", $"runs/{canceled}/cancel")).Ok();
        var causes = (await ShowAsync(emulator, ""))["runs"]!.AsArray().Select(run => (string?)run!["cause"]);
        Assert.Equal(["The run was canceled.", "The disk is full."], causes);
    }

    [Fact]
    public async Task Older_runs_are_on_further_pages()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(
            """{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}"""
        );
        for (var i = 0; i < 205; i++)
        {
            await emulator.StartAsync(flow);
        }

        await emulator.Host.Services.Worker.WhenIdleAsync();
        var seen = new List<string>();
        var sizes = new List<string>();
        var newer = new List<string?>();
        var befores = new List<string?>();
        var query = "";
        while (query is not null)
        {
            var page = await ShowAsync(emulator, query);
            var runs = page["runs"]!.AsArray();
            seen.AddRange(runs.Select(run => (string)run!["run_id"]!));
            sizes.Add($"{page["runs_newer"]} {runs.Count} {page["runs_older"]}");
            newer.Add(page["newer_before"]?.ToString());
            befores.Add(query.Length == 0 ? null : query["before=".Length..]);
            query = (int)page["runs_older"]! > 0 ? $"before={runs[^1]!["sequence"]}" : null;
        }

        Assert.Equal(["0 100 105", "100 100 5", "200 5 0"], sizes);
        Assert.Equal(205, seen.Distinct().Count());
        Assert.Equal([null, .. befores[..^1]], newer);
    }

    [Fact]
    public async Task The_list_follows_changes()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Definition);
        var run = await StartAsync(emulator, flow, "ok", "{}");
        Assert.Equal("ACTIVE", (string)(await ShowAsync(emulator, ""))["runs"]![0]!["status"]!);
        await emulator.AdvanceAsync(60);
        Assert.Equal("SUCCEEDED", (string)(await ShowAsync(emulator, ""))["runs"]![0]!["status"]!);
        (await emulator.SendAsync("POST", $"runs/{run}/release")).Ok();
        Assert.Empty((await ShowAsync(emulator, ""))["runs"]!.AsArray());
    }

    [Fact]
    public async Task A_search_follows_runs_and_reads_each_visit_once()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var loop = await emulator.CreateFlowAsync(
            """
            {"StartAt": "Pause", "States": {
              "Pause": {"Type": "Wait", "Seconds": 1, "Next": "Add"},
              "Add": {"Type": "ExpressionEval", "Parameters": {"n.=": "n + 1"}, "ResultPath": "$", "Next": "More"},
              "More": {"Type": "Choice", "Choices": [{"Variable": "$.n", "NumericLessThan": 30, "Next": "Pause"}], "Default": "Name"},
              "Name": {"Type": "Pass", "Parameters": {"animal": "zebra"}, "ResultPath": "$", "Next": "Forget"},
              "Forget": {"Type": "Pass", "Parameters": {"n": 0}, "ResultPath": "$", "Next": "Rest"},
              "Rest": {"Type": "Wait", "Seconds": 600, "Next": "Last"},
              "Last": {"Type": "Pass", "Parameters": {"animal": "okapi"}, "End": true}}}
            """
        );
        var run = await StartAsync(emulator, loop, "long", """{"n": 0}""");
        var searches = new[] { "text=zebra", "text=okapi", "text=long", "text=zebra&status=ACTIVE" };
        async Task<string> CountAsync()
        {
            var counts = new List<int>();
            foreach (var search in searches)
            {
                counts.Add((int)(await ShowAsync(emulator, search))["runs_in_all"]!);
            }

            return string.Join(' ', counts);
        }

        Assert.Equal("0 0 1 0", await CountAsync());
        await emulator.AdvanceAsync(5);
        Assert.Equal("0 0 1 0", await CountAsync());
        await emulator.AdvanceAsync(100);
        Assert.Equal("1 0 1 1", await CountAsync());

        // The known result stays: the search does not read the visit again.
        emulator.Host.Services.Database.Execute("UPDATE visit SET input = '{}', output = '{}'");
        await emulator.AdvanceAsync(600);
        Assert.Equal("1 1 1 0", await CountAsync());
        (await emulator.SendAsync("PUT", $"runs/{run}", new JsonObject { ["label"] = "renamed" })).Ok();
        Assert.Equal("1 1 0 0", await CountAsync());
        (await emulator.SendAsync("POST", $"runs/{run}/release")).Ok();
        Assert.Equal("0 0 0 0", await CountAsync());
    }

    [Fact]
    public async Task The_clock_shows_its_next_event()
    {
        await using var emulator = await TestEmulator.StartAsync();
        Assert.Null((await ShowAsync(emulator, ""))["clock"]!["next_event"]);
        var before = emulator.Host.Clock.GetUtcNow();
        await StartAsync(emulator, await emulator.CreateFlowAsync(Definition), "ok", "{}");
        var next = DateTimeOffset.Parse(
            (string)(await ShowAsync(emulator, ""))["clock"]!["next_event"]!,
            System.Globalization.CultureInfo.InvariantCulture
        );
        Assert.Equal(60, (next - before).TotalSeconds, tolerance: 0.001);
    }

    [Theory]
    [InlineData("status=LOST", "'LOST' is not a status. Supported: ACTIVE, INACTIVE, SUCCEEDED, FAILED, ENDED.")]
    [InlineData("before=x", "'before' must be a whole number.")]
    public async Task An_invalid_filter_is_refused(string query, string detail)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await emulator.SendAsync("GET", $"_emulator/overview?{query}", body: null, token: null);
        Assert.Equal((400, detail), ((int)response.Status, (string)response.Body!["error"]!["detail"]!));
    }

    private static async Task<string> StartAsync(
        TestEmulator emulator,
        JsonObject flow,
        string label,
        string input,
        params string[] tags
    )
    {
        var body = new JsonObject
        {
            ["body"] = JsonNode.Parse(input),
            ["label"] = label,
            ["tags"] = new JsonArray([.. tags.Select(tag => (JsonNode)tag)]),
        };
        var scope = (string)flow["globus_auth_scope"]!;
        return (string)(await emulator.SendAsync("POST", $"flows/{flow["id"]}/run", body, scope)).Ok()["run_id"]!;
    }

    private static async Task<JsonNode> ShowAsync(TestEmulator emulator, string query)
    {
        await emulator.Host.Services.Worker.WhenIdleAsync();
        return (await emulator.SendAsync("GET", $"_emulator/overview?{query}", body: null, token: null)).Ok();
    }
}
