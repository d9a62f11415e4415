using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Tests.Browser;

/// <summary>The page of an emulator in a browser. The clock of the emulator is frozen.</summary>
internal sealed class EmulatorPage : IAsyncDisposable
{
    public const string Tab = "\uE004";
    public const string Enter = "\uE007";
    public const string Escape = "\uE00C";

    /// <summary>Waits if the input says so, calls a provider, whose error is caught, and ends.</summary>
    public const string Definition = """
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

    private EmulatorPage(TestEmulator emulator, Chromium browser)
    {
        Emulator = emulator;
        Browser = browser;
    }

    public TestEmulator Emulator { get; }

    public Chromium Browser { get; }

    /// <summary>Starts an emulator and a browser, which shows nothing yet.</summary>
    public static async Task<EmulatorPage> StartAsync(EmulatorOptions? options = null)
    {
        var emulator = await TestEmulator.StartAsync(options);
        try
        {
            return new EmulatorPage(emulator, await Chromium.StartAsync());
        }
        catch
        {
            await emulator.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens the page at a place, such as <c>#/runs/ID</c>.</summary>
    public Task OpenAsync(string place = "") => Browser.GoToAsync(new Uri(Emulator.Host.Address, place));

    /// <summary>Opens the page of a run and waits until it shows a status.</summary>
    public async Task OpenRunAsync(string runId, string status, string more = "")
    {
        await OpenAsync($"#/runs/{runId}{more}");
        await SeeStatusAsync(status);
    }

    public Task SeeStatusAsync(string status) => UntilTextAsync("#title .badge", status);

    public Task UntilAsync(string expression) => Browser.UntilAsync(expression);

    public Task UntilTextAsync(string selector, string text) =>
        Browser.UntilAsync($"document.querySelector({Quote(selector)}).textContent === {Quote(text)}");

    public Task UntilContainsAsync(string selector, string text) =>
        Browser.UntilAsync($"document.querySelector({Quote(selector)}).textContent.includes({Quote(text)})");

    public Task ClickAsync(string selector) => Browser.ClickAsync(selector);

    public async Task<string> EvaluateAsync(string expression) =>
        (await Browser.ExecuteAsync($"return {expression}"))?.ToString() ?? "";

    public Task<string> TextAsync(string selector) =>
        EvaluateAsync($"document.querySelector({Quote(selector)}).textContent");

    /// <summary>The texts of all elements that a selector finds, sorted.</summary>
    public async Task<string[]> TextsAsync(string selector) =>
        [.. (await TextsInOrderAsync(selector)).Order(StringComparer.Ordinal)];

    public Task<string[]> TextsInOrderAsync(string selector) =>
        TextsOfAsync($"[...document.querySelectorAll({Quote(selector)})].map(found => found.textContent)");

    /// <summary>The value of an expression that is a list of texts.</summary>
    public async Task<string[]> TextsOfAsync(string expression)
    {
        var texts = await Browser.ExecuteAsync($"return {expression}");
        return [.. texts!.AsArray().Select(text => (string)text!)];
    }

    /// <summary>Copies with a button, and reads what the browser then has to paste.</summary>
    public async Task<string> CopyAsync(string button)
    {
        await Browser.AllowAsync("clipboard-read");
        await ClickAsync(button);
        await UntilContainsAsync(button, "Copied");
        return (string)(await Browser.ExecuteAsync("return navigator.clipboard.readText()"))!;
    }

    /// <summary>A response of the control interface.</summary>
    public async Task<JsonNode> GetAsync(string path)
    {
        await Emulator.Host.Services.Worker.WhenIdleAsync();
        return (await Emulator.SendAsync("GET", $"_emulator/{path}", body: null, token: null)).Ok();
    }

    /// <summary>Starts a run with a label and returns its id.</summary>
    public async Task<string> StartRunAsync(JsonObject flow, string label, string input = "{}", string[]? tags = null)
    {
        var body = new JsonObject
        {
            ["body"] = JsonNode.Parse(input),
            ["label"] = label,
            ["tags"] = new JsonArray([.. (tags ?? []).Select(tag => (JsonNode)tag)]),
        };
        var run = await Emulator.SendAsync("POST", $"flows/{flow["id"]}/run", body, (string)flow["globus_auth_scope"]!);
        await Emulator.Host.Services.Worker.WhenIdleAsync();
        return (string)run.Ok()["run_id"]!;
    }

    /// <summary>Everything came from the emulator, and the browser had nothing to refuse.</summary>
    public async Task AssertQuietAsync()
    {
        var resources = await Browser.ExecuteAsync(
            "return performance.getEntriesByType('resource').map(entry => entry.name).filter(name => "
                + "!name.startsWith('data:'))"
        );
        Every.Item(resources!.AsArray(), name =>
            Assert.StartsWith(Emulator.Host.Address.AbsoluteUri, (string)name!, StringComparison.Ordinal)
        );
        Assert.Empty(await Browser.ReadConsoleAsync());
    }

    /// <summary>Saves a screenshot if <c>PAGE_SCREENSHOTS</c> names a folder.</summary>
    public async Task KeepScreenshotAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("PAGE_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(
                Path.Combine(folder, $"{name}.png"),
                await Browser.TakeScreenshotAsync(),
                TestContext.Current.CancellationToken
            );
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        await Emulator.DisposeAsync();
    }

    public static string Quote(string text) => JsonValue.Create(text).ToJsonString();
}
