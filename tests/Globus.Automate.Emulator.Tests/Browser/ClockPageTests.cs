using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Tests.Browser;

/// <summary>The clock in the header of the page, and the zone of all times.</summary>
public sealed class ClockPageTests
{
    private static readonly DateTimeOffset Start = new(2031, 1, 2, 20, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_clock_is_frozen_and_moved_with_buttons()
    {
        await using var page = await EmulatorPage.StartAsync();
        // Responses show microseconds, so they cannot show this time exactly.
        await page.Emulator.Host.Services.ClockMover.MoveToAsync(
            Start.AddTicks(3),
            TestContext.Current.CancellationToken
        );
        await page.OpenAsync();
        await page.UntilContainsAsync("#now", "frozen");
        Assert.Equal("No event is scheduled.", await page.EvaluateAsync("document.querySelector('#next-event').title"));
        var clock = page.Emulator.Host.Clock;
        var before = clock.GetUtcNow();
        await page.ClickAsync("#minute");
        await page.UntilContainsAsync("#now", Text(before.AddMinutes(1)));
        Assert.Equal(before.AddMinutes(1), clock.GetUtcNow());

        var flow = await page.Emulator.CreateFlowAsync(EmulatorPage.Definition);
        var run = await page.Emulator.StartAsync(flow, """{"wait": true}""");
        await page.OpenRunAsync(run, "ACTIVE");
        await page.UntilTextAsync("#next-event", $"Next event {Text(before.AddMinutes(2))}");
        await page.ClickAsync("#next-event");
        await page.SeeStatusAsync("SUCCEEDED");
        Assert.InRange(
            clock.GetUtcNow() - before,
            TimeSpan.FromMinutes(2),
            TimeSpan.FromMinutes(2).Add(TimeSpan.FromMicroseconds(1))
        );
        await page.UntilTextAsync("#next-event", "Next event");

        await page.ClickAsync("#freeze");
        await page.UntilTextAsync("#freeze", "Freeze");
        await page.UntilContainsAsync("#now", "running");
        Assert.False(clock.IsFrozen);
        await page.ClickAsync("#freeze");
        await page.UntilTextAsync("#freeze", "Unfreeze");
        Assert.True(clock.IsFrozen);
        await page.AssertQuietAsync();
    }

    [Fact]
    public async Task All_times_are_in_UTC_or_in_the_local_zone_and_the_choice_stays()
    {
        await using var page = await EmulatorPage.StartAsync();
        await page.Emulator.Host.Services.ClockMover.MoveToAsync(Start, TestContext.Current.CancellationToken);
        var flow = await page.Emulator.CreateFlowAsync(EmulatorPage.Definition);
        var run = await page.Emulator.StartAsync(flow, """{"wait": true}""");
        await page.OpenRunAsync(run, "ACTIVE");
        await SetZoneAsync(page, "Asia/Kolkata");
        await page.OpenAsync("#/");
        await page.OpenRunAsync(run, "ACTIVE", "/visits/1");
        await page.UntilAsync("document.querySelector('.visit pre')");
        var times = await page.TextsAsync("time");
        Every.Item(times, shown => Assert.StartsWith("2031-01-02 20:3", shown, StringComparison.Ordinal));
        Assert.Contains("2031-01-02 20:30:00 UTC", times);

        const string headings = "#log th:first-child, .columns > span:nth-child(2)";
        Assert.Equal(["Started, UTC", "Time, UTC"], await page.TextsAsync(headings));
        await page.UntilContainsAsync("#zone", "local time, UTC+05:30");
        await page.ClickAsync("#zone input[value=local]");
        times = await page.TextsAsync("time");
        Every.Item(times, shown => Assert.StartsWith("2031-01-03 02:0", shown, StringComparison.Ordinal));
        Assert.Contains("2031-01-03 02:00:00 UTC+05:30", times);
        Assert.Equal(["Started, local time", "Time, local time"], await page.TextsAsync(headings));
        await page.KeepScreenshotAsync("local");
        await page.Emulator.AdvanceAsync(1);
        await page.UntilContainsAsync("#now", "2031-01-03 02:00:01 UTC+05:30");

        await page.Browser.ExecuteAsync("location.reload()");
        await page.UntilAsync("document.querySelector('#zone input[value=local]').checked");
        await page.UntilContainsAsync("#now", "2031-01-03 02:00:01 UTC+05:30");
        await page.ClickAsync("#zone input[value=utc]");
        Assert.Contains("2031-01-02 20:30:01 UTC", await page.TextAsync("#now"), StringComparison.Ordinal);
        await page.AssertQuietAsync();
    }

    [Fact]
    public async Task The_page_works_without_a_storage()
    {
        await using var page = await EmulatorPage.StartAsync();
        await page.Browser.CommandAsync(
            "Page.addScriptToEvaluateOnNewDocument",
            new JsonObject
            {
                ["source"] =
                    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })",
            }
        );
        await page.OpenAsync();
        await page.UntilContainsAsync("#now", "UTC");
        await SetZoneAsync(page, "America/New_York");
        await page.ClickAsync("#zone input[value=local]");
        await page.UntilAsync("/UTC-0[45]:00/.test(document.querySelector('#now').textContent)");
        await page.AssertQuietAsync();
    }

    private static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    private static Task<JsonNode?> SetZoneAsync(EmulatorPage page, string zone) =>
        page.Browser.CommandAsync("Emulation.setTimezoneOverride", new JsonObject { ["timezoneId"] = zone });
}
