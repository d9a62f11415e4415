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

    [Fact]
    public async Task A_run_is_followed_while_it_goes_on()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var browser = await Chromium.StartAsync();
        await browser.GoToAsync(emulator.Host.Address);
        await browser.UntilAsync("document.querySelector('#runs').textContent.includes('There are no runs')");
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
        Assert.Equal(
            ["End", "Finish", "Greet", "Look", "Pause", "Tidy"],
            await TextsAsync(browser, "#timeline tbody td:first-child")
        );
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
        Assert.Equal(
            [hostile, "__proto__", "constructor"],
            await TextsAsync(browser, "#timeline tbody td:first-child")
        );
        Assert.Equal(3, (int)(await browser.ExecuteAsync("return document.querySelectorAll('.node.done').length"))!);
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
    public async Task It_is_dark_where_people_want_it_dark()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var browser = await Chromium.StartAsync();
        var run = await emulator.RunAsync(await emulator.CreateFlowAsync(Definition), """{"wait": true}""");
        await browser.GoToAsync(new Uri(emulator.Host.Address, $"#/runs/{run["run_id"]}"));
        await browser.UntilAsync("document.querySelector('.node.current')");
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
        await browser.GoToAsync(new Uri(emulator.Host.Address, "#/runs/11111111-1111-4111-8111-111111111111"));
        await browser.UntilAsync("document.querySelector('main').textContent.includes('There is no run 11111111')");
    }

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
