using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Tests.Browser;

/// <summary>The list of runs on the page: its filter, its pages, and the address that holds both.</summary>
public sealed class RunListPageTests
{
    private const string Definition = """
        {"StartAt": "Check", "States": {
          "Check": {"Type": "Choice", "Choices": [{"Variable": "$.ok", "BooleanEquals": true, "Next": "Publish"}], "Default": "Blurred"},
          "Publish": {"Type": "Wait", "Seconds": 60, "End": true},
          "Blurred": {"Type": "Fail", "Error": "Blurred", "Cause": "The images are not sharp."}}}
        """;

    [Fact]
    public async Task Runs_are_found_by_words_and_statuses_and_the_address_holds_them()
    {
        await using var page = await EmulatorPage.StartAsync();
        await StartRunsAsync(page);
        await page.OpenAsync();
        await page.UntilAsync("document.querySelectorAll('#runs .list a').length === 6");
        await page.Browser.TypeAsync("#search", "week2");
        await UntilRunsAsync(page, "plate 6", "plate 5", "plate 4");
        Assert.Equal("3 runs", await page.TextAsync("#runs .quiet"));
        await page.ClickAsync("#filter input[value=FAILED]");
        await UntilRunsAsync(page, "plate 6", "plate 4");
        Assert.Equal("The images are not sharp.", await page.TextAsync("#runs .cause"));
        Assert.Equal("#/?status=FAILED&text=week2", await page.EvaluateAsync("location.hash"));
        await page.ClickAsync("#filter input[value=ACTIVE]");
        await UntilRunsAsync(page, "plate 6", "plate 5", "plate 4");
        await page.KeepScreenshotAsync("filter");
        await page.ClickAsync("#runs .list li:last-child a");
        await page.SeeStatusAsync("FAILED");
        Assert.EndsWith("?status=ACTIVE&status=FAILED&text=week2", await HashAsync(page), StringComparison.Ordinal);
        await page.Browser.GoBackAsync();
        await page.UntilContainsAsync("main", "Select a run");
        await page.Browser.GoBackAsync();
        await UntilRunsAsync(page, "plate 6", "plate 4");
        Assert.Equal(
            "false",
            await page.EvaluateAsync("String(document.querySelector('#filter [value=ACTIVE]').checked)")
        );
        await page.Browser.GoBackAsync();
        await UntilRunsAsync(page, "plate 6", "plate 5", "plate 4");
        await page.Browser.GoBackAsync();
        await page.UntilAsync("document.querySelectorAll('#runs .list a').length === 6");
        Assert.Equal("", await page.EvaluateAsync("document.querySelector('#search').value"));
        await page.AssertQuietAsync();
    }

    [Fact]
    public async Task Typing_keeps_the_focus_and_a_filter_without_runs_can_be_cleared()
    {
        await using var page = await EmulatorPage.StartAsync();
        var flow = await StartRunsAsync(page);
        await page.OpenAsync($"#/?text={Uri.EscapeDataString("plate week9")}&status=FAILED");
        await page.UntilTextAsync("#runs .empty", "No run matches the filter.");
        await page.ClickAsync("#filter .clear");
        await page.UntilAsync("document.querySelectorAll('#runs .list a').length === 6");
        Assert.Equal(
            "#/ ",
            $"{await HashAsync(page)} {await page.EvaluateAsync("document.querySelector('#search').value")}"
        );

        await page.Browser.TypeAsync("#search", "zebra ");
        await page.UntilContainsAsync("#runs", "No run matches the filter.");
        await page.StartRunAsync(flow, "zebra");
        await UntilRunsAsync(page, "zebra");
        Assert.Equal(
            "search zebra 6",
            await page.EvaluateAsync(
                "`${document.activeElement.id} ${document.activeElement.value}${document.activeElement.selectionStart}`"
            )
        );
        await page.Browser.PressAsync(EmulatorPage.Enter);
        await page.ClickAsync("#flows .list li:last-child a");
        await UntilRunsAsync(page, "zebra");
        Assert.Equal($"#/flows/{flow["id"]}?text=zebra", await HashAsync(page));
        await page.AssertQuietAsync();
    }

    [Fact]
    public async Task A_link_that_is_too_long_shows_no_error()
    {
        await using var page = await EmulatorPage.StartAsync();
        await StartRunsAsync(page);
        await page.OpenAsync($"#/runs/{new string('r', 20_000)}?text={new string('w', 1100)}");
        await page.UntilTextAsync("#runs .empty", "No run matches the filter.");
        await page.UntilContainsAsync("main", "does not exist.");
        Assert.Equal("", await page.TextAsync("#status"));
    }

    [Fact]
    public async Task Older_and_newer_runs_are_on_further_pages()
    {
        await using var page = await EmulatorPage.StartAsync();
        var flow = await page.Emulator.CreateFlowAsync(Definition, others: """{"title": "Check"}""");
        var runs = Enumerable
            .Range(1, 230)
            .Select(number =>
                (JsonNode)
                    new JsonObject
                    {
                        ["flow_id"] = (string)flow["id"]!,
                        ["label"] = $"plate {number}",
                        ["body"] = new JsonObject { ["ok"] = false },
                    }
            );
        var seed = new JsonObject { ["runs"] = new JsonArray([.. runs]) };
        (await page.Emulator.SendAsync("POST", "_emulator/seed", seed.ToJsonString(), token: null)).Ok();
        await page.OpenAsync();
        await page.UntilTextAsync("#runs .quiet", "1 to 100 of 230 runs");
        await page.ClickAsync("#older");
        await page.UntilTextAsync("#runs .quiet", "101 to 200 of 230 runs");
        await page.ClickAsync("#older");
        await page.UntilTextAsync("#runs .quiet", "201 to 230 of 230 runs");
        Assert.Equal("plate 1", (await page.TextsInOrderAsync("#runs .name"))[^1]);
        Assert.Equal("0", await page.EvaluateAsync("document.querySelectorAll('#older').length"));
        var address = await HashAsync(page);
        await page.ClickAsync("#newer");
        await page.UntilTextAsync("#runs .quiet", "101 to 200 of 230 runs");
        await page.ClickAsync("#newer");
        await page.UntilTextAsync("#runs .quiet", "1 to 100 of 230 runs");
        Assert.Equal("#/", await HashAsync(page));
        await page.Browser.GoBackAsync();
        await page.UntilTextAsync("#runs .quiet", "101 to 200 of 230 runs");
        await page.OpenAsync(address);
        await page.UntilTextAsync("#runs .quiet", "201 to 230 of 230 runs");
        await page.ClickAsync("#newest");
        await page.UntilTextAsync("#runs .quiet", "1 to 100 of 230 runs");
        await page.AssertQuietAsync();
    }

    /// <summary>Six runs, of which those with an odd number are active.</summary>
    private static async Task<JsonObject> StartRunsAsync(EmulatorPage page)
    {
        var flow = await page.Emulator.CreateFlowAsync(Definition, others: """{"title": "Check"}""");
        for (var number = 1; number <= 6; number++)
        {
            var input = number % 2 == 0 ? """{"ok": false}""" : """{"ok": true}""";
            await page.StartRunAsync(flow, $"plate {number}", input, [number < 4 ? "week1" : "week2"]);
        }

        return flow;
    }

    private static Task<string> HashAsync(EmulatorPage page) => page.EvaluateAsync("location.hash");

    private static Task UntilRunsAsync(EmulatorPage page, params IReadOnlyList<string> labels) =>
        page.UntilAsync(
            "[...document.querySelectorAll('#runs .name')].map(name => name.textContent).join() === "
                + EmulatorPage.Quote(string.Join(',', labels))
        );
}
