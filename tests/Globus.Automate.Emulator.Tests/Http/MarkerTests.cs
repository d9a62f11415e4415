using Globus.Automate.Emulator.Tests.RegisteredApis;
using Globus.Automate.Emulator.Tests.WebInputs;

namespace Globus.Automate.Emulator.Tests.Http;

/// <summary>
/// A list that is read page by page while items come and go has each item once that was there all the time.
/// </summary>
public sealed class MarkerTests
{
    private const int Items = 300;

    public static TheoryData<string> RunOrders =>
        [
            "",
            "start_time ASC",
            "start_time DESC",
            "id ASC",
            "id DESC",
            "label ASC",
            "label DESC",
            "status ASC",
            "status DESC",
            "completion_time ASC",
            "completion_time DESC",
            "status ASC,start_time DESC",
            "label DESC,completion_time ASC",
            "completion_time DESC,label ASC,id DESC",
        ];

    [Theory]
    [MemberData(nameof(RunOrders))]
    public async Task Runs_that_come_and_go_disturb_no_list_of_runs(string order)
    {
        await using var emulator = await TestEmulator.StartAsync();
        await PagedLists.SeedRunsAsync(emulator, Items);
        var path = $"runs?per_page=20&orderby={Uri.EscapeDataString(order)}";
        var expected = await PagedLists.ReadAllAsync(emulator, path, "runs", "run_id", _ => Task.CompletedTask);
        Assert.Equal(Items, expected.Distinct().Count());

        var removed = new HashSet<string>();
        var added = 0;
        var found = await PagedLists.ReadAllAsync(emulator, path, "runs", "run_id", async page =>
        {
            // The last item of the page is what the marker points at; one of the page and one that is still to come go,
            // too.
            foreach (var id in (string[])[page[^1], page[0], expected.Last(id => !removed.Contains(id))])
            {
                removed.Add(id);
                emulator.Host.Services.Database.Execute("DELETE FROM visit WHERE run_id = $1", id);
                emulator.Host.Services.Database.Execute("DELETE FROM run WHERE run_id = $1", id);
            }

            await PagedLists.SeedRunsAsync(emulator, 3, from: 1000 + (added += 3));
        });
        Assert.Equal(found.Distinct().Count(), found.Count);
        var stayed = expected.Where(id => !removed.Contains(id)).ToList();
        Assert.Equal(stayed, found.Where(stayed.Contains));
        Assert.DoesNotContain(found, id => !expected.Contains(id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("title ASC")]
    [InlineData("title DESC")]
    [InlineData("flow_administrators ASC")]
    [InlineData("created_at ASC,title DESC")]
    [InlineData("updated_at DESC")]
    [InlineData("id DESC")]
    public async Task Flows_that_come_and_go_disturb_no_list_of_flows(string order)
    {
        await using var emulator = await TestEmulator.StartAsync();
        await PagedLists.SeedFlowsAsync(emulator, 0, Items);
        var path = $"flows?per_page=20&orderby={Uri.EscapeDataString(order)}";
        var expected = await PagedLists.ReadAllAsync(emulator, path, "flows", "id", _ => Task.CompletedTask);
        Assert.Equal(Items, expected.Distinct().Count());

        var removed = new HashSet<string>();
        var added = 1000;
        var found = await PagedLists.ReadAllAsync(emulator, path, "flows", "id", async page =>
        {
            foreach (var id in (string[])[page[^1], page[0], expected.Last(id => !removed.Contains(id))])
            {
                removed.Add(id);
                (await emulator.SendAsync("DELETE", $"flows/{id}")).Ok();
            }

            await PagedLists.SeedFlowsAsync(emulator, added += 3, 3);
        });
        var stayed = expected.Where(id => !removed.Contains(id)).ToList();
        Assert.Equal(found.Distinct().Count(), found.Count);
        Assert.Equal(stayed, found.Where(stayed.Contains));
    }

    [Theory]
    [InlineData("created_timestamp ASC")]
    [InlineData("created_timestamp DESC")]
    [InlineData("name ASC")]
    [InlineData("name DESC")]
    public async Task Registered_APIs_that_come_and_go_disturb_no_list_of_them(string order)
    {
        await using var emulator = await TestEmulator.StartAsync();
        for (var i = 0; i < 45; i++)
        {
            await RegisteredApiScript.RegisterAsync(emulator, name: $"Api {i % 7}");
        }

        var path = $"registered_apis?per_page=10&orderby={Uri.EscapeDataString(order)}";
        var expected = await PagedLists.ReadAllAsync(emulator, path, "registered_apis", "id", _ => Task.CompletedTask);
        Assert.Equal(45, expected.Distinct().Count());
        var removed = new HashSet<string>();
        var found = await PagedLists.ReadAllAsync(emulator, path, "registered_apis", "id", async page =>
        {
            removed.Add(page[^1]);
            emulator.Host.Services.Database.Execute(
                "DELETE FROM registered_api WHERE registered_api_id = $1",
                page[^1]
            );
            await RegisteredApiScript.RegisterAsync(emulator, name: "Api 3");
        });
        Assert.Equal(expected, found);
    }

    [Theory]
    [InlineData("created_timestamp ASC")]
    [InlineData("created_timestamp DESC")]
    public async Task Web_inputs_that_are_answered_meanwhile_skip_no_others(string order)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var asked = new List<WebInputScript>();
        for (var i = 0; i < 25; i++)
        {
            asked.Add(await WebInputScript.AskAsync(emulator));
        }

        var path = $"web_inputs?per_page=4&orderby={Uri.EscapeDataString(order)}";
        var expected = await PagedLists.ReadAllAsync(emulator, path, "web_input_summaries", "id", _ =>
            Task.CompletedTask
        );
        Assert.Equal(25, expected.Distinct().Count());
        var found = await PagedLists.ReadAllAsync(emulator, path, "web_input_summaries", "id", async page =>
        {
            foreach (var input in asked.Where(input => page.Contains(input.Id)))
            {
                (await input.RespondAsync(input.FirstOption)).Ok();
            }
        });
        Assert.Equal(expected, found);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task A_log_that_grows_has_each_entry_once(string isReversed)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var states = string.Join(
            ", ",
            Enumerable
                .Range(0, 50)
                .Select(i =>
                    $$"""
                        "S{{i}}": {"Type": "Wait", "Seconds": 1, {{(
                            i == 49 ? "\"End\": true" : $"\"Next\": \"S{i + 1}\""
                        )}}}
                        """
                )
        );
        var run = (string)
            (
                await emulator.RunAsync(
                    await emulator.CreateFlowAsync($$"""{"StartAt": "S0", "States": { {{states}} } }""")
                )
            )["run_id"]!;
        for (var i = 0; i < 10; i++)
        {
            await emulator.AdvanceAsync(1);
        }

        var path = $"runs/{run}/log?limit=5" + (isReversed == "true" ? "&reverse_order=True" : "");
        var before = await PagedLists.ReadAllAsync(emulator, path, "entries", "time", _ => Task.CompletedTask);
        var entries = await PagedLists.ReadAllAsync(emulator, path, "entries", "code", _ => emulator.AdvanceAsync(1));
        var all = (await emulator.GetLogAsync(run)).Select(entry => (string)entry["code"]!).ToList();
        Assert.Equal(
            isReversed == "true" ? Enumerable.Reverse(all.Take(before.Count)) : all.Take(entries.Count),
            entries
        );
    }

    [Fact]
    public async Task What_comes_with_a_marker_is_ignored_but_a_marker_of_another_list_is_refused()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await PagedLists.SeedRunsAsync(emulator, 10);
        await PagedLists.SeedFlowsAsync(emulator, 0, 10);
        var marker = (string)(await emulator.SendAsync("GET", "runs?per_page=3&orderby=label%20ASC")).Ok()["marker"]!;
        var next = (await emulator.SendAsync("GET", $"runs?marker={marker}")).Ok();
        var other = (
            await emulator.SendAsync("GET", $"runs?per_page=9&orderby=id&filter_status=FAILED&marker={marker}")
        ).Ok();
        Assert.Equal(next.ToJsonString(), other.ToJsonString());
        Assert.Equal(3, next["runs"]!.AsArray().Count);
        var last = marker[^1] == 'A' ? 'B' : 'A';
        foreach (
            var path in (string[])
                [
                    $"flows?marker={marker}",
                    $"runs?marker={marker[..^1]}{last}",
                    $"runs?marker={marker[..^3]}",
                    $"runs?marker=A{marker}",
                    "runs?marker=!",
                    $"registered_apis?marker={marker}",
                    $"web_inputs?marker={marker}",
                    $"flows?pagination_token={marker}",
                    $"runs?marker={marker[..8]}",
                ]
        )
        {
            var response = await emulator.SendAsync("GET", path);
            Assert.Equal((422, "UNPROCESSABLE_ENTITY", path), ((int)response.Status, response.Code, path));
        }
    }
}
