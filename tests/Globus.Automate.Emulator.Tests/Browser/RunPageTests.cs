using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Tests.Browser;

/// <summary>The page of one run: its failure, its visits with their documents, and links to them.</summary>
public sealed class RunPageTests
{
    private const string Loop = """
        {"StartAt": "Try", "States": {
          "Try": {"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": {"nonsense": 1}, "Next": "Greet",
            "Catch": [{"ErrorEquals": ["Other"], "Next": "Greet"}, {"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "Count"}]},
          "Count": {"Type": "ExpressionEval", "Parameters": {"n.=": "count.n + 1"}, "ResultPath": "$.count", "Next": "Again"},
          "Again": {"Type": "Choice", "Choices": [{"Variable": "$.count.n", "NumericEquals": 5, "Next": "Greet"},
            {"Variable": "$.count.n", "NumericEquals": 1, "Next": "Try"}], "Default": "Greet"},
          "Greet": {"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": {"echo_string.$": "$.text"}, "End": true}}}
        """;

    [Fact]
    public async Task Each_visit_shows_its_documents_its_path_and_its_calls()
    {
        await using var page = await EmulatorPage.StartAsync();
        var flow = await page.Emulator.CreateFlowAsync(Loop);
        var text = new string('y', 120_000);
        var input = $$"""{"exact": 1.0, "large": 12345678901234567890, "count": {"n": 0}, "text": "{{text}}"}""";
        await page.OpenRunAsync(await page.Emulator.StartAsync(flow, input), "SUCCEEDED");
        await page.UntilAsync("document.querySelectorAll('#timeline li').length === 7");
        Assert.Equal(
            ["Try", "Count", "Again", "Try, visit 2", "Count, visit 2", "Again, visit 2", "Greet"],
            await page.TextsInOrderAsync("#timeline .state")
        );
        Assert.Equal(["×2", "×2", "×2"], await page.TextsAsync(".node .visits"));
        Assert.Equal(["×2", "×2"], await page.TextsAsync("#graph .times"));
        Assert.Empty(await page.TextsAsync("#timeline pre"));

        await page.ClickAsync(".node[data-state='Again']");
        await page.UntilAsync("document.querySelector('.visit pre')");
        Assert.Equal("Again, visit 2", await OpenStateAsync(page));
        Assert.Equal(["Again to Greet"], await page.TextsAsync("#graph .edge.open title"));
        await page.KeepScreenshotAsync("visit");
        var visits = await ReadVisitsAsync(page);
        Every.Item([visits[0], visits[3]], visit =>
        {
            Assert.Contains("Type|Action", visit, StringComparison.Ordinal);
            Assert.Contains("Exception|ActionUnableToRun", visit, StringComparison.Ordinal);
            Assert.Contains("Caught by|Catch[1] {\"ErrorEquals\":[\"States.ALL\"]", visit, StringComparison.Ordinal);
            Assert.Contains("Next state|Count", visit, StringComparison.Ordinal);
            Assert.Contains("\"nonsense\": 1", visit, StringComparison.Ordinal);
            Assert.Contains("run https://actions.globus.org/hello_world: refused", visit, StringComparison.Ordinal);
            Assert.DoesNotContain("Output|", visit, StringComparison.Ordinal);
        });
        Assert.Contains("\"n\": 1", visits[1], StringComparison.Ordinal);
        Assert.Contains(
            "Rule|Choices[1] {\"Variable\":\"$.count.n\",\"NumericEquals\":1}",
            visits[2],
            StringComparison.Ordinal
        );
        Assert.Contains("Rule|Default", visits[5], StringComparison.Ordinal);
        Assert.Contains("hello_world: status", visits[6], StringComparison.Ordinal);

        await page.ClickAsync(".node[data-state='Greet']");
        var copied = JsonNode.Parse(await page.CopyAsync("li:last-child .document button"))!;
        Assert.Equal(text, (string)copied["echo_string"]!);
        await page.ClickAsync("#documents summary");
        await page.UntilAsync("document.querySelectorAll('#documents pre').length === 3");
        Assert.EndsWith("yyy …", await page.TextAsync("#documents pre"), StringComparison.Ordinal);
        await page.ClickAsync("#documents .tools button:nth-child(2)");
        var shown = await page.TextAsync("#documents pre");
        Assert.Contains("\"exact\": 1.0,\n  \"large\": 12345678901234567890,", shown, StringComparison.Ordinal);
        Assert.Equal(shown, await page.CopyAsync("#documents button"));
        await page.AssertQuietAsync();
    }

    [Fact]
    public async Task The_cause_of_a_failure_leads_to_the_visit_where_it_happened()
    {
        await using var page = await EmulatorPage.StartAsync();
        var flow = await page.Emulator.CreateFlowAsync(
            """
            {"StartAt": "Prepare", "States": {
              "Prepare": {"Type": "Pass", "Next": "Copy"},
              "Copy": {"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": {"nonsense": 1}, "End": true}}}
            """
        );
        var run = await page.Emulator.StartAsync(flow);
        await page.OpenRunAsync(run, "FAILED");
        Assert.Contains(
            "additional property 'nonsense'",
            await page.TextAsync("#failure .cause"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "additional property 'nonsense'",
            await page.TextAsync("#runs .cause"),
            StringComparison.Ordinal
        );
        Assert.Equal("ActionUnableToRun in Copy", await page.TextAsync("#failure p:last-child"));
        await page.ClickAsync("#failure a");
        await page.UntilAsync("document.querySelectorAll('.visit pre').length >= 3");
        Assert.Equal("Copy", await OpenStateAsync(page));
        Assert.Equal($"#/runs/{run}/visits/2", await page.EvaluateAsync("location.hash"));
        Assert.Equal(
            "true",
            await page.EvaluateAsync(
                "String(document.querySelector('details[open] summary') === document.activeElement)"
            )
        );
        await page.AssertQuietAsync();
    }

    [Fact]
    public async Task A_link_opens_a_visit_of_a_long_loop_and_its_neighbors_follow()
    {
        await using var page = await EmulatorPage.StartAsync();
        var flow = await page.Emulator.CreateFlowAsync(
            """
            {"StartAt": "Count", "States": {
              "Count": {"Type": "ExpressionEval", "Parameters": {"n.=": "count.n + 1"}, "ResultPath": "$.count", "Next": "Again"},
              "Again": {"Type": "Choice", "Choices": [{"Variable": "$.count.n", "NumericLessThan": 600, "Next": "Count"}], "Default": "End"},
              "End": {"Type": "Pass", "End": true}}}
            """
        );
        var run = await page.Emulator.StartAsync(flow, """{"count": {"n": 0}}""");
        await page.Emulator.Host.Services.Worker.WhenIdleAsync();
        await page.OpenRunAsync(run, "SUCCEEDED", "/visits/1101");
        await page.UntilContainsAsync(".visit", "\"n\": 551");
        Assert.Equal("Count, visit 551", await OpenStateAsync(page));
        Assert.Equal("1201", await page.EvaluateAsync("document.querySelectorAll('#timeline li').length"));
        Assert.Equal(["×600", "×600"], await page.TextsAsync(".node .visits"));
        Assert.Equal("true", await InViewAsync(page, "details[open] summary"));

        await page.ClickAsync("details[open] .tools button:nth-child(2)");
        await page.UntilAsync("location.hash.endsWith('/visits/1103')");
        Assert.Equal(["Count, visit 551", "Count, visit 552"], await page.TextsAsync("#timeline details[open] .state"));
        var options = await page.TextsInOrderAsync("#states option");
        Assert.Equal(["All states", "Again (600 visits)", "Count (600 visits)", "End (1 visit)"], options);
        await page.Browser.TypeAsync("#states", "End");
        await page.UntilAsync("[...document.querySelectorAll('#timeline li')].filter(row => !row.hidden).length === 1");
        Assert.EndsWith("?state=End", await page.EvaluateAsync("location.hash"), StringComparison.Ordinal);
        await page.ClickAsync(".node[data-state='Again']");
        await page.UntilAsync("location.hash.endsWith('/visits/1200')");
        Assert.Equal(
            "All states",
            await page.EvaluateAsync("document.querySelector('#states').selectedOptions[0].text")
        );
        await page.AssertQuietAsync();
    }

    [Fact]
    public async Task An_open_visit_stays_open_while_the_run_continues()
    {
        await using var page = await EmulatorPage.StartAsync();
        var flow = await page.Emulator.CreateFlowAsync(EmulatorPage.Definition);
        var run = await page.Emulator.StartAsync(flow, """{"wait": true}""");
        await page.OpenRunAsync(run, "ACTIVE");
        await page.Browser.ExecuteAsync("document.querySelector('.node.current').focus()");
        await page.Browser.PressAsync(EmulatorPage.Enter);
        await page.UntilAsync("document.querySelector('.visit pre')");
        Assert.Equal("Pause", await OpenStateAsync(page));
        Assert.Equal(["running"], await page.TextsAsync("details[open] .time:last-of-type"));

        await page.ClickAsync("#log summary");
        await page.Browser.ExecuteAsync("document.querySelector('#timeline details[open] summary').focus()");
        await page.Emulator.AdvanceAsync(61);
        await page.SeeStatusAsync("SUCCEEDED");
        Assert.Equal("1", await page.EvaluateAsync("document.querySelectorAll('#log details[open]').length"));
        await page.UntilAsync(
            "[...document.querySelectorAll('.visit dt')].some(name => name.textContent === 'Output')"
        );
        Assert.Equal("Pause", await OpenStateAsync(page));
        Assert.Equal(["1 min 0 s"], await page.TextsAsync("details[open] .time:last-of-type"));
        await page.Browser.PressAsync(EmulatorPage.Enter);
        await page.UntilAsync("document.querySelectorAll('#timeline details[open]').length === 0");
        await page.UntilAsync($"location.hash === '#/runs/{run}'");
        await page.OpenAsync("#/");
        await page.UntilContainsAsync("main", "Select a run");
        await page.OpenAsync($"#/runs/{run}");
        await page.UntilAsync("document.querySelectorAll('#timeline li').length === 6");
        await page.OpenAsync("#/");
        await page.UntilContainsAsync("main", "Select a run");
        await page.AssertQuietAsync();
    }

    [Fact]
    public async Task A_run_that_a_dump_replaces_is_shown_as_it_is_in_the_dump()
    {
        await using var page = await EmulatorPage.StartAsync();
        var flow = await page.Emulator.CreateFlowAsync(EmulatorPage.Definition);
        var run = await page.Emulator.RunAsync(flow, """{"wait": true}""");
        var dump = await page.GetAsync("state");
        (await page.Emulator.SendAsync("POST", $"runs/{run["run_id"]}/cancel")).Ok();
        await page.OpenRunAsync((string)run["run_id"]!, "FAILED");
        await page.UntilContainsAsync("#log", "FlowCanceled");
        Assert.Equal("The run was canceled.", await page.TextAsync("#failure .cause"));
        Assert.Contains("not completed", await page.TextsAsync("#timeline .time"));

        (await page.Emulator.SendAsync("POST", "_emulator/seed", dump.ToJsonString(), token: null)).Ok();
        await page.SeeStatusAsync("ACTIVE");
        Assert.Equal(
            ["FlowStarted", "ChoiceStarted", "ChoiceCompleted", "WaitStarted"],
            await page.TextsInOrderAsync("#log tbody td:nth-child(2)")
        );
        Assert.Equal(["Look", "Pause"], await page.TextsAsync("#timeline .name"));
        Assert.Contains("running", await page.TextsAsync("#timeline .time"));
        Assert.Equal("", await page.TextAsync("#failure"));
    }

    [Fact]
    public async Task Another_run_with_the_same_id_replaces_the_one_before_a_reset()
    {
        await using var page = await EmulatorPage.StartAsync(new EmulatorOptions { IdNumber = 1 });
        var flow = await page.Emulator.CreateFlowAsync(EmulatorPage.Definition);
        var run = (string)(await page.Emulator.RunAsync(flow, """{"wait": true}"""))["run_id"]!;
        await page.OpenRunAsync(run, "ACTIVE");
        await page.UntilAsync("document.querySelectorAll('#timeline li').length === 2");

        await page.Browser.ExecuteAsync("Object.defineProperty(document, 'hidden', {value: true, writable: true})");
        (await page.Emulator.SendAsync("POST", "_emulator/reset", """{"keep": ["flows"]}""", token: null)).Ok();
        await page.Emulator.AdvanceAsync(5);
        Assert.Equal(run, (string)(await page.Emulator.RunAsync(flow, """{"wait": false}"""))["run_id"]!);
        await page.Browser.ExecuteAsync("document.hidden = false");
        await page.SeeStatusAsync("SUCCEEDED");
        await page.UntilAsync("document.querySelectorAll('#timeline li').length === 5");
        Assert.Equal(["Look", "Greet", "Tidy", "Finish", "End"], await page.TextsInOrderAsync("#timeline .name"));
        Assert.DoesNotContain("WaitStarted", await page.TextsAsync("#log tbody td:nth-child(2)"));
    }

    private static async Task<string> OpenStateAsync(EmulatorPage page) =>
        Assert.Single(await page.TextsAsync("#timeline details[open] .state"));

    private static Task<string> InViewAsync(EmulatorPage page, string selector) =>
        page.EvaluateAsync(
            "String((box => box.top >= 0 && box.bottom <= innerHeight)"
                + $"(document.querySelector({EmulatorPage.Quote(selector)}).getBoundingClientRect()))"
        );

    /// <summary>Opens all visits and returns the facts of each, as lines of name and value.</summary>
    private static async Task<string[]> ReadVisitsAsync(EmulatorPage page)
    {
        await page.Browser.ExecuteAsync(
            "document.querySelectorAll('#timeline details').forEach(row => row.open = true)"
        );
        await page.UntilAsync(
            "[...document.querySelectorAll('#timeline li')].every(row => row.querySelector('.visit pre'))"
        );
        return await page.TextsOfAsync(
            "[...document.querySelectorAll('.visit')].map(body => [...body.querySelectorAll('dt')].map(name => "
                + "`${name.textContent}|${[...name.nextSibling.childNodes].map(part => "
                + "part.querySelector?.('pre')?.textContent "
                + "?? part.textContent).join('')}`).join('\\n'))"
        );
    }
}
