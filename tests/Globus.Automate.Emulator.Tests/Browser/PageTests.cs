using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Tests.Browser;

/// <summary>The page at the root, as people see it in a browser.</summary>
public sealed class PageTests
{
    [Fact]
    public async Task A_run_is_followed_while_it_goes_on()
    {
        await using var page = await EmulatorPage.StartAsync();
        await page.OpenAsync();
        await page.UntilContainsAsync("#runs", "No runs yet");
        var flow = await page.Emulator.CreateFlowAsync(
            EmulatorPage.Definition,
            others: """{"title": "Greet and tidy"}"""
        );
        var run = await page.Emulator.StartAsync(flow, """{"wait": true}""");
        await page.UntilContainsAsync("#flows", "Greet and tidy");
        await page.ClickAsync($"#runs a[href$='{run}']");
        await page.UntilTextAsync(".node.current title", "Pause (Wait)");
        Assert.Equal("ACTIVE", await page.TextAsync("#title .badge"));
        Assert.Equal("Greet and tidy: ACTIVE - Globus emulator", await page.EvaluateAsync("document.title"));

        await page.Emulator.AdvanceAsync(61);
        await page.SeeStatusAsync("SUCCEEDED");
        await page.KeepScreenshotAsync("run");
        Assert.Equal(
            ["✓ End", "✓ Finish", "✓ Look", "✓ Pause", "✓ Tidy", "✕ Greet"],
            await page.TextsAsync(".node.done text:not(.kind), .node.failed text:not(.kind)")
        );
        Assert.Equal(["Unused"], await page.TextsAsync(".node:not(.done):not(.failed):not(.current) text:not(.kind)"));
        Assert.Equal("5", await page.EvaluateAsync("document.querySelectorAll('.edge.taken').length"));
        Assert.Equal(
            ["Look", "Pause", "Greet", "Tidy", "Finish", "End"],
            await page.TextsInOrderAsync("#timeline .name")
        );
        Assert.Contains("FlowSucceeded", await page.TextsAsync("#log tbody td:nth-child(2)"));
        await page.AssertQuietAsync();
    }

    [Fact]
    public async Task Hostile_names_are_shown_and_do_nothing()
    {
        const string hostile = "<img src=x onerror=pwned=1>\"'`\u202e</script><script>pwned=1</script>";
        await using var page = await EmulatorPage.StartAsync();
        var definition = new JsonObject
        {
            ["StartAt"] = hostile,
            ["States"] = new JsonObject
            {
                [hostile] = new JsonObject { ["Type"] = "Pass", ["Next"] = "__proto__" },
                ["__proto__"] = new JsonObject { ["Type"] = "Pass", ["Next"] = "constructor" },
                ["constructor"] = new JsonObject
                {
                    ["Type"] = "Fail",
                    ["Error"] = hostile,
                    ["Cause"] = hostile,
                },
            },
        };
        var flow = await page.Emulator.CreateFlowAsync(
            definition.ToJsonString(),
            others: new JsonObject { ["title"] = hostile }.ToJsonString()
        );
        var run = await page.StartRunAsync(
            flow,
            hostile,
            new JsonObject { ["text"] = hostile, ["__proto__"] = hostile }.ToJsonString(),
            [hostile]
        );
        await page.OpenRunAsync(run, "FAILED", $"?text={Uri.EscapeDataString(hostile)}");
        Assert.Equal([hostile], await page.TextsAsync("#title h3"));
        Assert.Equal([hostile], await page.TextsAsync("#failure .cause"));
        Assert.Equal([hostile, hostile], await page.TextsAsync("#runs .name, #flows .name"));
        Assert.Equal([hostile, "__proto__", "constructor"], await page.TextsInOrderAsync("#timeline .name"));
        Assert.Equal("2", await page.EvaluateAsync("document.querySelectorAll('.node.done').length"));
        await page.ClickAsync("#documents summary");
        await page.ClickAsync("#timeline summary");
        await page.UntilAsync("document.querySelectorAll('#documents pre, .visit pre').length === 4");
        Every.Item(await page.TextsInOrderAsync("#documents pre, .visit pre"), text =>
        {
            Assert.Contains("onerror=pwned=1", text, StringComparison.Ordinal);
            Assert.Contains("\\u202e", text, StringComparison.Ordinal);
            Assert.DoesNotContain('\u202e', text);
        });
        Assert.Contains("\"__proto__\"", await page.TextAsync("#documents pre"), StringComparison.Ordinal);
        Assert.Equal(
            "undefined 0 1",
            await page.EvaluateAsync("`${typeof pwned} ${document.images.length} ${document.scripts.length}`")
        );
        await page.AssertQuietAsync();
    }

    [Fact]
    public async Task The_keyboard_reaches_everything_and_keeps_its_place()
    {
        await using var page = await EmulatorPage.StartAsync();
        var flow = await page.Emulator.CreateFlowAsync(EmulatorPage.Definition);
        var run = await page.Emulator.StartAsync(flow, """{"wait": true}""");
        await page.OpenAsync();
        await page.UntilAsync("document.querySelector('#runs a')");
        var reached = await TabAsync(page, until: run);
        Assert.Equal(
            ["Skip to the run", "Globus emulator", "Unfreeze", "Next event", "+1 min", "utc", "A flow", "search"],
            reached[..8]
        );
        Assert.Equal(["ACTIVE", "INACTIVE", "FAILED", "SUCCEEDED", "ENDED"], reached[8..13]);
        await page.Browser.PressAsync(EmulatorPage.Enter);
        await page.UntilAsync("document.querySelector('.node.current')");
        await page.Browser.ExecuteAsync("document.activeElement.isSame = true");
        await page.Emulator.StartAsync(flow, """{"wait": true}""");
        await page.UntilAsync("document.querySelectorAll('#runs .list a').length === 2");
        Assert.EndsWith(run, await page.EvaluateAsync("document.activeElement.href"), StringComparison.Ordinal);
        Assert.Equal("true", await page.EvaluateAsync("document.activeElement.getAttribute('aria-current')"));
        Assert.Equal("true", await page.EvaluateAsync("String(document.activeElement.isSame)"));

        var left = await TabAsync(page, until: "Pause");
        Assert.Equal(
            ["Run again", "Resume", "Cancel run", "Copy as Start-GlobusFlowRun command"],
            left.SkipWhile(name => name != "Run again").Take(4)
        );
        await page.Browser.PressAsync(EmulatorPage.Enter);
        await page.UntilAsync("document.querySelector('.visit pre')");
        Assert.Equal("summary", await page.EvaluateAsync("document.activeElement.localName"));
        await page.AssertQuietAsync();
    }

    [Fact]
    public async Task Every_control_has_a_name_and_the_page_fits_a_narrow_window()
    {
        await using var page = await EmulatorPage.StartAsync();
        var flow = await page.Emulator.CreateFlowAsync(EmulatorPage.Definition);
        var run = await page.StartRunAsync(flow, new string('w', 64), """{"wait": true}""");
        await page.OpenRunAsync(run, "ACTIVE", "/visits/1");
        await page.UntilAsync("document.querySelector('.visit pre')");
        Assert.Equal(
            "",
            await page.EvaluateAsync(
                "[...document.querySelectorAll('button, a, input, select, summary')].filter(each => !each.hidden && "
                    + "!(each.textContent.trim() || each.getAttribute('aria-label') || each.labels?.length))"
                    + ".map(each => each.outerHTML).join()"
            )
        );
        await page.Browser.CommandAsync(
            "Emulation.setDeviceMetricsOverride",
            new JsonObject
            {
                ["width"] = 320,
                ["height"] = 640,
                ["deviceScaleFactor"] = 2,
                ["mobile"] = false,
            }
        );
        await page.UntilAsync("innerWidth === 320");
        Assert.Equal("true", await page.EvaluateAsync("String(document.documentElement.scrollWidth <= 320)"));
        await page.KeepScreenshotAsync("narrow");
    }

    [Fact]
    public async Task It_is_dark_where_people_want_it_dark()
    {
        await using var page = await EmulatorPage.StartAsync();
        var flow = await page.Emulator.CreateFlowAsync(EmulatorPage.Definition);
        await page.OpenRunAsync(await page.Emulator.StartAsync(flow, """{"wait": true}"""), "ACTIVE");
        await page.ClickAsync(".node.current");
        Assert.Equal("rgb(255, 255, 255)", await BackgroundAsync(page));
        await EmulateAsync(page, new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = "dark" });
        Assert.Equal("rgb(20, 23, 27)", await BackgroundAsync(page));
        await page.KeepScreenshotAsync("dark");
        await page.Browser.CommandAsync("Emulation.setEmulatedMedia", new JsonObject { ["media"] = "print" });
        Assert.Equal("rgb(255, 255, 255)", await BackgroundAsync(page));
        Assert.Equal("none", await page.EvaluateAsync("getComputedStyle(document.querySelector('nav')).display"));
    }

    [Fact]
    public async Task A_run_that_is_gone_and_an_emulator_that_is_lost_are_said_to_be()
    {
        await using var page = await EmulatorPage.StartAsync();
        const string id = "11111111-1111-4111-8111-111111111111";
        await page.OpenAsync($"#/runs/{id}");
        await page.UntilTextAsync("main", $"Run {id} does not exist.");
        var flow = await page.Emulator.CreateFlowAsync(EmulatorPage.Definition);
        var run = await page.Emulator.StartAsync(flow, """{"wait": false}""");
        await page.OpenRunAsync(run, "SUCCEEDED");
        await EmulateNetworkAsync(page, isOffline: true);
        await page.UntilTextAsync("#status", "The emulator does not respond. Retrying.");
        await page.ClickAsync("#restart");
        await page.UntilTextAsync("#actions .message", "The emulator does not respond.");
        await EmulateNetworkAsync(page, isOffline: false);
        await page.UntilTextAsync("#status", "");
        (await page.Emulator.SendAsync("POST", "_emulator/reset", "{}", token: null)).Ok();
        await page.UntilTextAsync("main", $"Run {run} was deleted.");
        await page.UntilContainsAsync("#runs", "No runs yet");
    }

    /// <summary>Presses Tab until the focus is on an element, and returns what had the focus.</summary>
    private static async Task<List<string>> TabAsync(EmulatorPage page, string until)
    {
        var reached = new List<string>();
        do
        {
            await page.Browser.PressAsync(EmulatorPage.Tab);
            Assert.True(reached.Count < 60, string.Join(", ", reached));
            reached.Add(
                await page.EvaluateAsync(
                    "(each => each.value || each.id === 'search' && each.id || each.dataset.state || "
                        + "(each.hash?.includes('/runs/') ? each.hash.slice(7) : "
                        + "(each.firstChild?.textContent ?? '').trim()))(document.activeElement)"
                )
            );
        } while (reached[^1] != until);
        return reached;
    }

    private static Task<JsonNode?> EmulateAsync(EmulatorPage page, JsonObject feature) =>
        page.Browser.CommandAsync(
            "Emulation.setEmulatedMedia",
            new JsonObject { ["features"] = new JsonArray(feature) }
        );

    private static async Task EmulateNetworkAsync(EmulatorPage page, bool isOffline)
    {
        await page.Browser.CommandAsync("Network.enable", []);
        await page.Browser.CommandAsync(
            "Network.emulateNetworkConditions",
            new JsonObject
            {
                ["offline"] = isOffline,
                ["latency"] = 0,
                ["downloadThroughput"] = -1,
                ["uploadThroughput"] = -1,
            }
        );
    }

    private static Task<string> BackgroundAsync(EmulatorPage page) =>
        page.EvaluateAsync("getComputedStyle(document.body).backgroundColor");
}
