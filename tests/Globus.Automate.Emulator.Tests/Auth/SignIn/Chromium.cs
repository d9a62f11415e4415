using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Globus.Automate.Emulator.Tests.Auth.SignIn;

/// <summary>A real browser without a screen, driven by the WebDriver protocol.</summary>
internal sealed partial class Chromium : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";
    private const string Driver = "/usr/bin/chromedriver";
    private const string ElementKey = "element-6066-11e4-a52e-4f735466cecf";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process driver;
    private readonly HttpClient http;
    private readonly DirectoryInfo profile;
    private string session = "";

    private Chromium(Process driver, Uri address, DirectoryInfo profile)
    {
        (this.driver, this.profile) = (driver, profile);
        http = new HttpClient { BaseAddress = address, Timeout = Patience };
    }

    public static string? WhyMissing => File.Exists(Program) && File.Exists(Driver) ? null : "There is no chromium with its driver; tests/prepare.sh installs both.";

    public static async Task<Chromium> StartAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Driver, "--port=0") { RedirectStandardOutput = true, RedirectStandardError = true };
        var driver = Process.Start(start)!;
        var port = await ReadPortAsync(driver, cancellationToken);
        _ = driver.StandardOutput.ReadToEndAsync(CancellationToken.None);
        _ = driver.StandardError.ReadToEndAsync(CancellationToken.None);
        var browser = new Chromium(driver, new Uri($"http://127.0.0.1:{port}/"), Directory.CreateTempSubdirectory("chromium-"));
        try
        {
            await browser.OpenSessionAsync();
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    public Task OpenAsync(string url) => SendAsync("url", new JsonObject { ["url"] = url });

    public async Task<string> FindAddressAsync() => (string)(await GetAsync("url"))!;

    public async Task<string> ReadAsync(string selector) => (string)(await GetAsync($"element/{await FindAsync(selector)}/text"))!;

    public async Task<string> ReadPropertyAsync(string selector, string name) => (await GetAsync($"element/{await FindAsync(selector)}/property/{name}"))!.ToString();

    public async Task ClickAsync(string selector) => await SendAsync($"element/{await FindAsync(selector)}/click", []);

    /// <summary>What scripts would see; the pages themselves have none.</summary>
    public async Task<string> EvaluateAsync(string script) => (await SendAsync("execute/sync", new JsonObject { ["script"] = script, ["args"] = new JsonArray() }))?.ToString() ?? "";

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (session.Length > 0)
            {
                await http.DeleteAsync(new Uri($"session/{session}", UriKind.Relative), CancellationToken.None);
            }
        }
        catch (HttpRequestException)
        {
            // It has ended already.
        }

        http.Dispose();
        driver.Kill(entireProcessTree: true);
        await driver.WaitForExitAsync(CancellationToken.None);
        driver.Dispose();
        profile.Delete(recursive: true);
    }

    private static async Task<string> ReadPortAsync(Process driver, CancellationToken cancellationToken)
    {
        while (await driver.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (StartedOnPort().Match(line) is { Success: true } match)
            {
                return match.Groups[1].Value;
            }
        }

        throw new InvalidOperationException("The driver ended before it was ready.");
    }

    private async Task OpenSessionAsync()
    {
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", $"--user-data-dir={profile.FullName}",
        ];
        var options = new JsonObject { ["binary"] = Program, ["args"] = new JsonArray([.. arguments.Select(argument => (JsonNode)argument)]) };
        var capabilities = new JsonObject { ["alwaysMatch"] = new JsonObject { ["browserName"] = "chrome", ["goog:chromeOptions"] = options } };
        session = (string)(await PostAsync("session", new JsonObject { ["capabilities"] = capabilities }))!["sessionId"]!;
    }

    private async Task<string> FindAsync(string selector) =>
        (string)(await SendAsync("element", new JsonObject { ["using"] = "css selector", ["value"] = selector }))![ElementKey]!;

    private Task<JsonNode?> SendAsync(string command, JsonObject body) => PostAsync($"session/{session}/{command}", body);

    private async Task<JsonNode?> PostAsync(string path, JsonObject body)
    {
        // With a length: the driver reads no chunks.
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return await ReadValueAsync(response);
    }

    private async Task<JsonNode?> GetAsync(string command)
    {
        using var response = await http.GetAsync(new Uri($"session/{session}/{command}", UriKind.Relative), TestContext.Current.CancellationToken);
        return await ReadValueAsync(response);
    }

    private static async Task<JsonNode?> ReadValueAsync(HttpResponseMessage response)
    {
        var value = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["value"];
        return response.IsSuccessStatusCode ? value : throw new InvalidOperationException($"{value?["error"]}: {value?["message"]}");
    }

    [GeneratedRegex("started successfully on port ([0-9]+)")]
    private static partial Regex StartedOnPort();
}
