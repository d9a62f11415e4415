using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Tests.Http;

public sealed class ListTests
{
    private const string Definition = """{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}""";

    [Fact]
    public async Task A_list_pages_by_markers_and_new_items_do_not_disturb_it()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Definition);
        var started = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            await emulator.AdvanceAsync(1);
            started.Add((string)(await emulator.RunAsync(flow))["run_id"]!);
        }

        var first = (await emulator.SendAsync("GET", "runs?per_page=2")).Ok();
        Assert.True((bool)first["has_next_page"]!);
        await emulator.AdvanceAsync(1);
        await emulator.RunAsync(flow);
        var second = (await emulator.SendAsync("GET", $"runs?marker={first["marker"]}")).Ok();
        var third = (await emulator.SendAsync("GET", $"runs?marker={second["marker"]}")).Ok();
        Assert.False((bool)third["has_next_page"]!);
        Assert.Null(third["marker"]);
        Assert.Equal(Enumerable.Reverse(started), Ids(first).Concat(Ids(second)).Concat(Ids(third)));
    }

    [Fact]
    public async Task Runs_are_filtered_and_sorted()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Definition, others: """{"title": "Quick"}""");
        var waiting = await emulator.CreateFlowAsync(
            """{"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 99, "End": true}}}""",
            others: """{"title": "Slow"}"""
        );
        var done = (string)(await emulator.RunAsync(flow))["run_id"]!;
        await emulator.AdvanceAsync(10);
        var active = (string)(await emulator.RunAsync(waiting))["run_id"]!;
        (
            await emulator.SendAsync(
                "PUT",
                $"runs/{active}",
                JsonNode.Parse("""{"label": "Night shift", "tags": [" a  b "]}""")
            )
        ).Ok();

        Assert.Equal([active], await Find("filter_status=ACTIVE"));
        Assert.Equal([active, done], await Find("filter_status=ACTIVE,SUCCEEDED"));
        Assert.Equal([done], await Find($"filter_flow_id={flow["id"]}"));
        Assert.Equal([active], await Find("filter_label=night"));
        Assert.Equal([active], await Find("filter_flow_title=slow"));
        Assert.Equal([active], await Find("filter_tags=a%20b"));
        Assert.Equal([done, active], await Find("orderby=start_time%20ASC"));
        Assert.Equal([active, done], await Find("orderby=status%20ASC,start_time%20DESC"));
        var now = emulator.Host.Clock.GetUtcNow();
        Assert.Equal([active], await Find($"filter_start_time={Escape(now.AddSeconds(-5))},"));
        Assert.Equal([done], await Find($"filter_completion_time=,{Escape(now)}"));
        Assert.Empty(await Find("filter_roles=run_monitor"));
        Assert.Equal([active, done], await Find("filter_roles=run_owners"));
        Assert.Equal([active, done], await Find("filter_roles=flow_run_manager"));

        async Task<IReadOnlyList<string>> Find(string query) =>
            [.. Ids((await emulator.SendAsync("GET", "runs?" + query)).Ok())];

        static string Escape(DateTimeOffset time) => Uri.EscapeDataString(time.ToString("O"));
    }

    [Fact]
    public async Task Flows_are_filtered_and_sorted()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.CreateFlowAsync(
            Definition,
            others: """{"title": "Beam", "keywords": ["xray"], "flow_viewers": ["public"]}"""
        );
        await emulator.AdvanceAsync(1);
        await emulator.CreateFlowAsync(
            Definition,
            others: """{"title": "Archive", "description": "Moves beam data"}"""
        );
        Assert.Equal(["Archive", "Beam"], await Find(""));
        Assert.Equal(["Beam", "Archive"], await Find("orderby=title%20DESC"));
        Assert.Equal(["Beam"], await Find("filter_keywords=XRAY"));
        Assert.Equal(["Archive"], await Find("filter_fulltext=beam%20data"));
        Assert.Equal(["Beam"], await Find("filter_roles=flow_viewers"));
        Assert.Equal(["Beam"], await Find("filter_roles=flow_viewer", DevelopmentAccounts.Secondary));
        Assert.Empty(await Find("", DevelopmentAccounts.Secondary));

        async Task<IReadOnlyList<string>> Find(string query, Client? client = null) =>
            [
                .. (await emulator.SendAsync("GET", "flows?" + query, client: client)).Ok()["flows"]!
                    .AsArray()
                    .Select(flow => (string)flow!["title"]!),
            ];
    }

    [Theory]
    [InlineData("runs?per_page=0")]
    [InlineData("runs?per_page=101")]
    [InlineData("runs?marker=nonsense")]
    [InlineData("runs?orderby=colour")]
    [InlineData("runs?orderby=label%20SIDEWAYS")]
    [InlineData("runs?filter_status=DONE")]
    [InlineData("runs?filter_status=-1")]
    [InlineData("runs?filter_roles=king")]
    [InlineData("runs?filter_start_time=yesterday")]
    [InlineData("runs?filter_colour=red")]
    [InlineData("flows?filter_roles=king")]
    [InlineData("flows?filter_status=ACTIVE")]
    [InlineData("flows?orderby=colour")]
    public async Task A_parameter_that_makes_no_sense_is_refused(string path)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await emulator.SendAsync("GET", path);
        Assert.Equal((422, "UNPROCESSABLE_ENTITY"), ((int)response.Status, response.Code));
        Assert.Equal("query", (string)response.Body!["error"]!["detail"]![0]!["loc"]![0]!);
    }

    [Fact]
    public async Task A_log_is_read_in_both_directions()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var run = await emulator.RunAsync(await emulator.CreateFlowAsync(Definition));
        string[] codes = ["FlowStarted", "PassStarted", "PassCompleted", "FlowSucceeded"];
        Assert.Equal(codes, await Read(""));
        Assert.Equal(Enumerable.Reverse(codes), await Read("&reverse_order=True"));

        async Task<IReadOnlyList<string>> Read(string order)
        {
            var first = (await emulator.SendAsync("GET", $"runs/{run["run_id"]}/log?limit=3{order}")).Ok();
            Assert.Equal(3, (int)first["limit"]!);
            var second = (await emulator.SendAsync("GET", $"runs/{run["run_id"]}/log?marker={first["marker"]}")).Ok();
            Assert.False((bool)second["has_next_page"]!);
            return
            [
                .. first["entries"]!
                    .AsArray()
                    .Concat(second["entries"]!.AsArray())
                    .Select(entry => (string)entry!["code"]!),
            ];
        }
    }

    private static IEnumerable<string> Ids(JsonNode page) =>
        page["runs"]!.AsArray().Select(run => (string)run!["run_id"]!);
}
