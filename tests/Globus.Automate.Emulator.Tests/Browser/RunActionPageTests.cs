using Globus.Automate.Emulator.Tests.WebInputs;

namespace Globus.Automate.Emulator.Tests.Browser;

/// <summary>The buttons of a run on the page, which change the run in the emulator.</summary>
public sealed class RunActionPageTests
{
    private const string Consent = """
        {"StartAt": "Hello", "States": {"Hello": {"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world",
          "Parameters": {"required_dependent_scope": "urn:globus:auth:scope:groups.api.globus.org:view_my_groups_and_memberships"}, "End": true}}}
        """;

    [Fact]
    public async Task A_run_is_canceled_after_a_question_and_started_again()
    {
        await using var page = await EmulatorPage.StartAsync();
        var flow = await page.Emulator.CreateFlowAsync(EmulatorPage.Definition);
        var run = await page.StartRunAsync(flow, "it's plate 1", """{"wait": true, "exact": 1.0}""", ["nightly"]);
        await page.OpenRunAsync(run, "ACTIVE");
        Assert.Equal(
            $$"""Start-GlobusFlowRun {{flow["id"]}} -Body '{"wait":true,"exact":1.0}'""",
            await page.CopyAsync("#copy-command")
        );
        await AssertDisabledAsync(page, "#resume", "Only INACTIVE runs can be resumed.");
        await page.ClickAsync("#cancel");
        Assert.Equal("cancel-keep", await page.EvaluateAsync("document.activeElement.id"));
        await page.Browser.PressAsync(EmulatorPage.Escape);
        Assert.Equal("cancel", await page.EvaluateAsync("document.activeElement.id"));
        await page.ClickAsync("#cancel");
        await page.ClickAsync("#cancel-keep");
        Assert.Equal("ACTIVE", (string)(await page.Emulator.GetRunAsync(run))["status"]!);
        await page.ClickAsync("#cancel");
        await page.KeepScreenshotAsync("cancel");
        await page.ClickAsync("#cancel-confirm");
        await page.SeeStatusAsync("FAILED");
        Assert.Equal("FAILED", (string)(await page.Emulator.GetRunAsync(run))["status"]!);
        Assert.Contains("not completed", await page.TextsAsync("#timeline .time"));
        await AssertDisabledAsync(page, "#cancel", "The run has ended.");

        await page.ClickAsync("#restart");
        await page.SeeStatusAsync("ACTIVE");
        var hash = await page.EvaluateAsync("location.hash");
        var again = await page.Emulator.GetRunAsync(hash["#/runs/".Length..]);
        Assert.NotEqual(run, (string)again["run_id"]!);
        Assert.Equal(("it's plate 1", "ACTIVE"), ((string)again["label"]!, (string)again["status"]!));
        Assert.Equal("nightly", (string)Assert.Single(again["tags"]!.AsArray())!);
        await page.AssertQuietAsync();
    }

    [Fact]
    public async Task A_double_click_starts_one_run()
    {
        await using var page = await EmulatorPage.StartAsync();
        var flow = await page.Emulator.CreateFlowAsync(EmulatorPage.Definition);
        var run = await page.StartRunAsync(flow, "once", """{"wait": true}""");
        await page.OpenRunAsync(run, "ACTIVE");
        await page.Browser.DoubleClickAsync("#restart");
        await page.UntilAsync($"!location.hash.includes('{run}')");
        var shown = await page.EvaluateAsync("location.hash.slice('#/runs/'.length)");
        var runs = (await page.GetAsync("overview"))["runs"]!.AsArray();
        Assert.Equal([shown, run], runs.Select(each => (string)each!["run_id"]!));
        await page.AssertQuietAsync();
    }

    [Fact]
    public async Task A_missing_consent_is_granted_and_runs_resume()
    {
        await using var page = await EmulatorPage.StartAsync();
        var flow = await page.Emulator.CreateFlowAsync(Consent);
        var runs = new[] { await page.Emulator.StartAsync(flow), await page.Emulator.StartAsync(flow) };
        await page.OpenRunAsync(runs[0], "INACTIVE");
        Assert.Equal("ConsentRequired in Hello", await page.TextAsync("#failure p:nth-child(2)"));
        Assert.NotEmpty(await page.TextAsync("#failure .cause"));
        Assert.StartsWith(
            "Missing consent: https://auth.globus.org/scopes/",
            await page.TextAsync("#failure p:last-child"),
            StringComparison.Ordinal
        );
        await page.KeepScreenshotAsync("inactive");
        await page.ClickAsync("#grant");
        await page.SeeStatusAsync("SUCCEEDED");
        Assert.Equal("SUCCEEDED", (string)(await page.Emulator.GetRunAsync(runs[0]))["status"]!);
        Assert.Equal("true", await page.EvaluateAsync("String(document.querySelector('#grant').hidden)"));

        await page.OpenRunAsync(runs[1], "INACTIVE");
        await page.ClickAsync("#resume");
        await page.UntilTextAsync("#actions .message", "The run was resumed.");
        await page.SeeStatusAsync("SUCCEEDED");
        Assert.Equal("SUCCEEDED", (string)(await page.Emulator.GetRunAsync(runs[1]))["status"]!);

        (await page.Emulator.SendAsync("DELETE", $"flows/{flow["id"]}")).Ok();
        await page.UntilAsync("document.querySelector('#restart').ariaDisabled === 'true'");
        await AssertDisabledAsync(page, "#restart", "The flow was deleted.");
        await page.AssertQuietAsync();
    }

    [Fact]
    public async Task A_question_is_answered_with_the_button_of_an_option()
    {
        await using var page = await EmulatorPage.StartAsync();
        var input = await WebInputScript.AskAsync(page.Emulator);
        await page.OpenRunAsync(input.RunId, "ACTIVE");
        Assert.Equal("Go on?", await page.TextAsync("#questions h4"));
        Assert.Equal("All is well.", await page.TextAsync("#questions .words"));
        Assert.Equal(["Yes Go on.", "No"], await page.TextsInOrderAsync("#questions li"));
        await page.KeepScreenshotAsync("question");
        await page.ClickAsync($"#questions button[data-option='{input.FirstOption}']");
        await page.SeeStatusAsync("SUCCEEDED");
        Assert.Equal("", await page.TextAsync("#questions"));
        Assert.Equal("closed", (string)(await input.GetAsync())["status"]!);
        Assert.Equal("SUCCEEDED", (string)(await page.Emulator.GetRunAsync(input.RunId))["status"]!);

        var table = await WebInputScript.AskAsync(page.Emulator, WebInputScript.Table);
        await page.OpenRunAsync(table.RunId, "ACTIVE");
        Assert.Equal(["ab"], await page.TextsAsync("#questions tr"));
        (await page.Emulator.SendAsync("POST", $"runs/{table.RunId}/cancel")).Ok();
        await page.SeeStatusAsync("FAILED");
        Assert.Equal("", await page.TextAsync("#questions"));
        await page.AssertQuietAsync();
    }

    /// <summary>A disabled button names the reason, also when it is clicked.</summary>
    private static async Task AssertDisabledAsync(EmulatorPage page, string button, string reason)
    {
        Assert.Equal(reason, await page.EvaluateAsync($"document.querySelector('{button}').title"));
        Assert.Equal("true", await page.EvaluateAsync($"document.querySelector('{button}').ariaDisabled"));
        await page.ClickAsync(button);
        await page.UntilTextAsync("#actions .message", reason);
    }
}
