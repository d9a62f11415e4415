using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Tests.Browser;

/// <summary>The page at the root, as people see it in a browser.</summary>
public sealed class PageTests
{
    private const string Tab = "\uE004";
    private const string Enter = "\uE007";

    private const string Definition = """
        {"StartAt": "Look", "States": {
          "Look": {"Type": "Choice", "Choices": [{"Variable": "$.wait", "BooleanEquals": true, "Next": "Pause"}], "Default": "Greet"},
          "Pause": {"Type": "Wait", "Seconds": 60, "Next": "Greet"},
          "Greet": {"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": {"nonsense": 1}, "ResultPath": "$.hello", "Next": "Look",
            "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Tidy"}]},
          "Tidy": {"Type": "Pass", "Next": "Finish"},
          "Unused": {"Type": "Pass", "Next": "Finish"},
          "Finish": {"Type": "Choice", "Choices": [{"Variable": "$.again", "IsPresent": true, "Next": "Unused"}], "Default": "End"},
          "End": {"Type": "Pass", "End": true}}}
        """;

    private const string LoopDefinition = """
        {"StartAt": "Try", "States": {
          "Try": {"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": {"nonsense": 1}, "Next": "Greet",
            "Catch": [{"ErrorEquals": ["Other"], "Next": "Greet"}, {"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "Count"}]},
          "Count": {"Type": "ExpressionEval", "Parameters": {"n.=": "count.n + 1"}, "ResultPath": "$.count", "Next": "Again"},
          "Again": {"Type": "Choice", "Choices": [{"Variable": "$.count.n", "NumericEquals": 5, "Next": "Greet"},
            {"Variable": "$.count.n", "NumericEquals": 1, "Next": "Try"}], "Default": "Greet"},
          "Greet": {"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": {"echo_string.$": "$.text"}, "End": true}}}
        """;

    [Fact]
    public async Task A_run_is_followed_while_it_goes_on()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var browser = await Chromium.StartAsync();
        await browser.GoToAsync(emulator.Host.Address);
        await browser.UntilAsync("document.querySelector('#runs').textContent.includes('No runs yet')");
        var flow = await emulator.CreateFlowAsync(Definition, others: """{"title": "Greet and tidy"}""");
        var run = await emulator.RunAsync(flow, """{"wait": true}""");
        await browser.UntilAsync("document.querySelector('#flows').textContent.includes('Greet and tidy')");
        await browser.UntilAsync($"document.querySelector('#runs a[href$=\"{run["run_id"]}\"]')");
        await browser.ClickAsync($"#runs a[href$=\"{run["run_id"]}\"]");
        await browser.UntilAsync("document.querySelector('.node.current title').textContent === 'Pause (Wait)'");
        Assert.Equal(
            "ACTIVE",
            (string)(await browser.ExecuteAsync("return document.querySelector('#facts .badge').textContent"))!
        );

        await emulator.AdvanceAsync(61);
        await browser.UntilAsync("document.querySelector('#facts .badge').textContent === 'SUCCEEDED'");
        await KeepScreenshotAsync(browser, "run");
        Assert.Equal(
            ["✓ End", "✓ Finish", "✓ Look", "✓ Pause", "✓ Tidy", "✕ Greet"],
            await TextsAsync(browser, ".node.done text:not(.kind), .node.failed text:not(.kind)")
        );
        Assert.Equal(
            ["Unused"],
            await TextsAsync(browser, ".node:not(.done):not(.failed):not(.current) text:not(.kind)")
        );
        Assert.Equal(5, (int)(await browser.ExecuteAsync("return document.querySelectorAll('.edge.taken').length"))!);
        Assert.Equal(["End", "Finish", "Greet", "Look", "Pause", "Tidy"], await TextsAsync(browser, "#timeline .name"));
        Assert.Contains("FlowSucceeded", await TextsAsync(browser, "#log tbody td:nth-child(2)"));
        await AssertQuietAsync(browser, emulator);
    }

    [Fact]
    public async Task Hostile_names_are_shown_and_do_nothing()
    {
        const string hostile = "<img src=x onerror=pwned=1>\"'`</script><script>pwned=1</script>";
        await using var emulator = await TestEmulator.StartAsync();
        await using var browser = await Chromium.StartAsync();
        var definition = new JsonObject
        {
            ["StartAt"] = hostile,
            ["States"] = new JsonObject
            {
                [hostile] = new JsonObject { ["Type"] = "Pass", ["Next"] = "__proto__" },
                ["__proto__"] = new JsonObject { ["Type"] = "Pass", ["Next"] = "constructor" },
                ["constructor"] = new JsonObject { ["Type"] = "Pass", ["End"] = true },
            },
        };
        var flow = await emulator.CreateFlowAsync(
            definition.ToJsonString(),
            others: new JsonObject { ["title"] = hostile }.ToJsonString()
        );
        var body = new JsonObject
        {
            ["body"] = new JsonObject { ["text"] = hostile },
            ["label"] = hostile,
            ["tags"] = new JsonArray(hostile),
        };
        var run = (
            await emulator.SendAsync("POST", $"flows/{flow["id"]}/run", body, (string)flow["globus_auth_scope"]!)
        ).Ok();
        await browser.GoToAsync(new Uri(emulator.Host.Address, $"#/runs/{run["run_id"]}"));
        await browser.UntilAsync("document.querySelector('#facts .badge').textContent === 'SUCCEEDED'");
        Assert.Equal([hostile], await TextsAsync(browser, "#facts h3"));
        Assert.Equal([hostile], await TextsAsync(browser, "#runs .name"));
        Assert.Equal([hostile], await TextsAsync(browser, "#flows .name"));
        Assert.Equal([hostile, "__proto__", "constructor"], await TextsAsync(browser, "#timeline .name"));
        Assert.Equal(3, (int)(await browser.ExecuteAsync("return document.querySelectorAll('.node.done').length"))!);
        Every.Item(await ReadVisitsAsync(browser), visit =>
            Assert.Contains("onerror=pwned=1", visit, StringComparison.Ordinal)
        );
        Assert.Equal(
            "undefined 0 1",
            (string)
                (
                    await browser.ExecuteAsync(
                        "return `${typeof pwned} ${document.images.length} ${document.scripts.length}`"
                    )
                )!
        );
        await AssertQuietAsync(browser, emulator);
    }

    [Fact]
    public async Task The_keyboard_reaches_everything_and_keeps_its_place()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var browser = await Chromium.StartAsync();
        var flow = await emulator.CreateFlowAsync(Definition);
        var run = await emulator.RunAsync(flow, """{"wait": true}""");
        await browser.GoToAsync(emulator.Host.Address);
        await browser.UntilAsync("document.querySelector('#runs a')");
        await browser.PressAsync(Tab, Tab, Tab, Tab);
        Assert.EndsWith(
            (string)run["run_id"]!,
            (string)(await browser.ExecuteAsync("return document.activeElement.href"))!,
            StringComparison.Ordinal
        );
        await browser.PressAsync(Enter);
        await browser.UntilAsync("document.querySelector('.node.current')");
        await emulator.RunAsync(flow, """{"wait": true}""");
        await browser.UntilAsync("document.querySelectorAll('#runs a').length === 2");
        Assert.EndsWith(
            (string)run["run_id"]!,
            (string)(await browser.ExecuteAsync("return document.activeElement.href"))!,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "true",
            (string)(await browser.ExecuteAsync("return document.activeElement.getAttribute('aria-current')"))!
        );
    }

    [Fact]
    public async Task Each_visit_shows_its_documents_its_path_and_its_calls()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var browser = await Chromium.StartAsync();
        var flow = await emulator.CreateFlowAsync(LoopDefinition);
        var input = $$"""{"exact": 1.0, "count": {"n": 0}, "text": "{{new string('y', 9000)}}"}""";
        var run = await emulator.RunAsync(flow, input);
        await browser.GoToAsync(new Uri(emulator.Host.Address, $"#/runs/{run["run_id"]}"));
        await browser.UntilAsync("document.querySelectorAll('.visits > li').length === 7");
        Assert.Equal(
            ["Again", "Again x2", "Count", "Count x2", "Greet", "Try", "Try x2"],
            await TextsAsync(browser, ".visits .state")
        );
        Assert.Empty(await TextsAsync(browser, ".visits pre"));

        await browser.ClickAsync(".node[data-state='Try']");
        Assert.Equal("Try x2", await OpenStateAsync(browser));
        Assert.Equal(
            "Try x2",
            (string)(await browser.ExecuteAsync("return document.activeElement.querySelector('.state').textContent"))!
        );
        await KeepScreenshotAsync(browser, "visit");
        var visits = await ReadVisitsAsync(browser);
        Every.Item([visits[0], visits[3]], visit =>
        {
            Assert.Contains("Type|Action", visit, StringComparison.Ordinal);
            Assert.Contains("Exception|ActionUnableToRun", visit, StringComparison.Ordinal);
            Assert.Contains("Caught by|Catch[1]", visit, StringComparison.Ordinal);
            Assert.Contains("\"nonsense\": 1", visit, StringComparison.Ordinal);
            Assert.Contains("run https://actions.globus.org/hello_world: refused", visit, StringComparison.Ordinal);
            Assert.DoesNotContain("Output|", visit, StringComparison.Ordinal);
        });
        Assert.Contains("\"n\": 1", visits[1], StringComparison.Ordinal);
        Assert.Contains("Rule|Choices[1]", visits[2], StringComparison.Ordinal);
        Assert.Contains("Rule|Default", visits[5], StringComparison.Ordinal);
        Assert.Contains("\"exact\": 1.0", await ReadInputAsync(browser, visit: 2), StringComparison.Ordinal);
        Assert.Contains("hello_world: status", visits[6], StringComparison.Ordinal);
        var text = await ReadInputAsync(browser, visit: 6);
        Assert.Equal((8002, "y …"), (text.Length, text[^3..]));
        await AssertQuietAsync(browser, emulator);
    }

    [Fact]
    public async Task An_open_visit_stays_open_while_the_run_continues()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var browser = await Chromium.StartAsync();
        var run = await emulator.RunAsync(await emulator.CreateFlowAsync(Definition), """{"wait": true}""");
        await browser.GoToAsync(new Uri(emulator.Host.Address, $"#/runs/{run["run_id"]}"));
        await browser.UntilAsync("document.querySelector('.node.current')");
        await browser.ExecuteAsync("document.querySelector('.node.current').focus()");
        await browser.PressAsync(Enter);
        Assert.Equal("Pause", await OpenStateAsync(browser));
        Assert.Equal(["running"], await TextsAsync(browser, "details[open] .time:last-of-type"));

        await emulator.AdvanceAsync(61);
        await browser.UntilAsync("document.querySelector('#facts .badge').textContent === 'SUCCEEDED'");
        Assert.Equal("Pause", await OpenStateAsync(browser));
        Assert.Contains("Output", await TextsAsync(browser, "details[open] dt"));
        Assert.Equal(["1 min 0 s"], await TextsAsync(browser, "details[open] .time:last-of-type"));
        await browser.PressAsync(Enter);
        await browser.UntilAsync("document.querySelectorAll('.visits details[open]').length === 0");
        await browser.ExecuteAsync("location.hash = '#/'");
        await browser.UntilAsync("document.querySelector('main').textContent.includes('Select a run')");
        await browser.ExecuteAsync($"location.hash = '#/runs/{run["run_id"]}'");
        await browser.UntilAsync("document.querySelectorAll('.visits > li').length === 6");
        await browser.ExecuteAsync("location.hash = '#/'");
        await browser.UntilAsync("document.querySelector('main').textContent.includes('Select a run')");
    }

    [Fact]
    public async Task A_run_that_a_dump_replaces_is_shown_as_it_is_in_the_dump()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var browser = await Chromium.StartAsync();
        var run = await emulator.RunAsync(await emulator.CreateFlowAsync(Definition), """{"wait": true}""");
        var dump = (await emulator.SendAsync("GET", "_emulator/state", body: null, token: null)).Ok();
        (await emulator.SendAsync("POST", $"runs/{run["run_id"]}/cancel")).Ok();
        await browser.GoToAsync(new Uri(emulator.Host.Address, $"#/runs/{run["run_id"]}"));
        await browser.UntilAsync("document.querySelector('#log').textContent.includes('FlowCanceled')");
        Assert.Contains("not completed", await TextsAsync(browser, ".visits .time"));

        (await emulator.SendAsync("POST", "_emulator/seed", dump.ToJsonString(), token: null)).Ok();
        await browser.UntilAsync("document.querySelector('#facts .badge').textContent === 'ACTIVE'");
        Assert.Equal(
            ["ChoiceCompleted", "ChoiceStarted", "FlowStarted", "WaitStarted"],
            await TextsAsync(browser, "#log tbody td:nth-child(2)")
        );
        Assert.Equal(["Look", "Pause"], await TextsAsync(browser, ".visits .name"));
        Assert.Contains("running", await TextsAsync(browser, ".visits .time"));
    }

    [Fact]
    public async Task It_is_dark_where_people_want_it_dark()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var browser = await Chromium.StartAsync();
        var run = await emulator.RunAsync(await emulator.CreateFlowAsync(Definition), """{"wait": true}""");
        await browser.GoToAsync(new Uri(emulator.Host.Address, $"#/runs/{run["run_id"]}"));
        await browser.UntilAsync("document.querySelector('.node.current')");
        await browser.ClickAsync(".node.current");
        Assert.Equal("rgb(255, 255, 255)", await BackgroundAsync(browser));
        await browser.CommandAsync(
            "Emulation.setEmulatedMedia",
            new JsonObject
            {
                ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = "dark" }),
            }
        );
        Assert.Equal("rgb(20, 23, 27)", await BackgroundAsync(browser));
        await KeepScreenshotAsync(browser, "dark");
    }

    [Fact]
    public async Task A_run_that_is_gone_is_said_to_be()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var browser = await Chromium.StartAsync();
        const string id = "11111111-1111-4111-8111-111111111111";
        await browser.GoToAsync(new Uri(emulator.Host.Address, $"#/runs/{id}"));
        await browser.UntilAsync($"document.querySelector('main').textContent === 'Run {id} does not exist.'");
    }

    private static async Task<string> OpenStateAsync(Chromium browser) =>
        Assert.Single(await TextsAsync(browser, ".visits details[open] .state"));

    /// <summary>Opens all visits and returns the facts of each, as lines of name and value.</summary>
    private static async Task<string[]> ReadVisitsAsync(Chromium browser)
    {
        await browser.ExecuteAsync("document.querySelectorAll('.visits details').forEach(row => row.open = true)");
        await browser.UntilAsync("[...document.querySelectorAll('.visit')].every(body => body.firstChild)");
        var visits = await browser.ExecuteAsync(
            "return [...document.querySelectorAll('.visit')].map(body => [...body.querySelectorAll('dt')].map(name => "
                + "`${name.textContent}|${name.nextSibling.textContent}`).join('\\n'))"
        );
        return [.. visits!.AsArray().Select(visit => (string)visit!)];
    }

    private static async Task<string> ReadInputAsync(Chromium browser, int visit) =>
        (string)
            (
                await browser.ExecuteAsync(
                    "return [...document.querySelectorAll('.visit')[arguments[0]].querySelectorAll('dt')]"
                        + ".find(name => name.textContent === 'Input').nextSibling.textContent",
                    visit
                )
            )!;

    private static async Task<string> BackgroundAsync(Chromium browser) =>
        (string)(await browser.ExecuteAsync("return getComputedStyle(document.body).backgroundColor"))!;

    private static async Task<string[]> TextsAsync(Chromium browser, string selector)
    {
        var texts = await browser.ExecuteAsync(
            "return [...document.querySelectorAll(arguments[0])].map(found => found.textContent)",
            selector
        );
        return [.. texts!.AsArray().Select(text => (string)text!).Order(StringComparer.Ordinal)];
    }

    /// <summary>Everything came from the emulator, and the browser had nothing to refuse.</summary>
    private static async Task AssertQuietAsync(Chromium browser, TestEmulator emulator)
    {
        var resources = await browser.ExecuteAsync(
            "return performance.getEntriesByType('resource').map(entry => entry.name).filter(name => "
                + "!name.startsWith('data:'))"
        );
        Every.Item(resources!.AsArray(), name =>
            Assert.StartsWith(emulator.Host.Address.AbsoluteUri, (string)name!, StringComparison.Ordinal)
        );
        Assert.Empty(await browser.ReadConsoleAsync());
    }

    /// <summary>For people who want to see it: only where they say.</summary>
    private static async Task KeepScreenshotAsync(Chromium browser, string name)
    {
        if (Environment.GetEnvironmentVariable("PAGE_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(
                Path.Combine(folder, $"{name}.png"),
                await browser.TakeScreenshotAsync(),
                TestContext.Current.CancellationToken
            );
        }
    }
}
