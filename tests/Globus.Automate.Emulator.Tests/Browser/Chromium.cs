using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Tests.Browser;

/// <summary>
/// A headless Chromium, controlled with its WebDriver: <c>tests/prepare.sh</c> installs both on Debian.
/// </summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Driver = "chromedriver";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>How long the driver itself waits for an element or a script: less than whoever asks it.</summary>
    private static readonly TimeSpan DriverPatience = TimeSpan.FromMinutes(2);

    private readonly Process _driver;
    private readonly HttpClient _http;
    private string _session = "";

    private Chromium(Process driver, Uri address)
    {
        _driver = driver;
        _http = new HttpClient { BaseAddress = address, Timeout = Patience };
    }

    /// <summary>Skips the test where there is no Chromium.</summary>
    public static async Task<Chromium> StartAsync()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, Driver));
        Assert.SkipUnless(
            path.Any(File.Exists),
            "There is no chromedriver on the path; tests/prepare.sh installs it on Debian."
        );
        var process = Process.Start(
            new ProcessStartInfo(Driver, ["--port=0"]) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var port = await ReadPortAsync(process);
        var browser = new Chromium(process, new Uri($"http://127.0.0.1:{port}/"));
        try
        {
            await browser.OpenAsync();
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    public Task GoToAsync(Uri address) => PostAsync("url", new JsonObject { ["url"] = address.AbsoluteUri });

    /// <summary>Runs a script in the page and returns its value.</summary>
    public Task<JsonNode?> ExecuteAsync(string script, params JsonNode?[] arguments) =>
        PostAsync("execute/sync", new JsonObject { ["script"] = script, ["args"] = new JsonArray(arguments) });

    /// <summary>
    /// Waits until an expression is truthy in JavaScript, and returns its value. The page itself evaluates it.
    /// </summary>
    public async Task<JsonNode?> UntilAsync(string expression)
    {
        var script = $$"""
            const done = arguments[arguments.length - 1];
            const look = () => { let value = null; try { value = {{expression}}; } catch { } if (value) { clearInterval(timer); done(value === true || typeof value !== 'object' ? value : true); } };
            const timer = setInterval(look, 20);
            look();
            """;
        return await PostAsync("execute/async", new JsonObject { ["script"] = script, ["args"] = new JsonArray() });
    }

    /// <summary>Presses keys where the focus is.</summary>
    public Task PressAsync(params IReadOnlyList<string> keys) =>
        PostAsync(
            "actions",
            new JsonObject
            {
                ["actions"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = "key",
                        ["id"] = "keyboard",
                        ["actions"] = new JsonArray([
                            .. keys.SelectMany(key => (JsonNode[])[KeyAction("keyDown", key), KeyAction("keyUp", key)]),
                        ]),
                    }
                ),
            }
        );

    /// <summary>Clicks the first element that a CSS selector finds.</summary>
    public async Task ClickAsync(string selector) => await PostAsync($"element/{await FindAsync(selector)}/click", []);

    /// <summary>Moves the mouse to an element and clicks it twice.</summary>
    public async Task DoubleClickAsync(string selector)
    {
        var element = new JsonObject { ["element-6066-11e4-a52e-4f735466cecf"] = await FindAsync(selector) };
        var actions = new JsonArray(
            new JsonObject
            {
                ["type"] = "pointerMove",
                ["origin"] = element,
                ["x"] = 0,
                ["y"] = 0,
            }
        );
        for (var click = 0; click < 2; click++)
        {
            actions.Add(new JsonObject { ["type"] = "pointerDown", ["button"] = 0 });
            actions.Add(new JsonObject { ["type"] = "pointerUp", ["button"] = 0 });
            actions.Add(new JsonObject { ["type"] = "pause", ["duration"] = 150 });
        }

        await PostAsync(
            "actions",
            new JsonObject
            {
                ["actions"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = "pointer",
                        ["id"] = "mouse",
                        ["actions"] = actions,
                    }
                ),
            }
        );
    }

    /// <summary>Until there is an element that an XPath expression finds; pages may come and go meanwhile.</summary>
    public Task SeeAsync(string path) => FindAsync(path, "xpath");

    public async Task<string> ReadAsync(string selector) =>
        (await GetAsync($"element/{await FindAsync(selector)}/text"))!.ToString();

    public async Task<string> ReadPropertyAsync(string selector, string name) =>
        (await GetAsync($"element/{await FindAsync(selector)}/property/{name}"))!.ToString();

    /// <summary>Types into the first element that a CSS selector finds.</summary>
    public async Task TypeAsync(string selector, string text) =>
        await PostAsync($"element/{await FindAsync(selector)}/value", new JsonObject { ["text"] = text });

    /// <summary>One of Chromium's own commands, such as <c>Emulation.setEmulatedMedia</c>.</summary>
    public Task<JsonNode?> CommandAsync(string name, JsonObject parameters) =>
        PostAsync("goog/cdp/execute", new JsonObject { ["cmd"] = name, ["params"] = parameters });

    /// <summary>Grants the page a permission, such as <c>clipboard-read</c>.</summary>
    public Task AllowAsync(string permission) =>
        PostAsync(
            "permissions",
            new JsonObject
            {
                ["descriptor"] = new JsonObject { ["name"] = permission },
                ["state"] = "granted",
            }
        );

    public Task GoBackAsync() => PostAsync("back", []);

    /// <summary>What the page and the browser wrote to the console since the last time.</summary>
    public async Task<IReadOnlyList<string>> ReadConsoleAsync()
    {
        var entries = await PostAsync("se/log", new JsonObject { ["type"] = "browser" });
        return [.. entries!.AsArray().Select(entry => entry!["message"]!.ToString())];
    }

    public async Task<byte[]> TakeScreenshotAsync()
    {
        var picture = await GetAsync("screenshot");
        return Convert.FromBase64String(picture!.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_session.Length > 0)
            {
                using var _ = await _http.DeleteAsync(
                    new Uri($"session/{_session}", UriKind.Relative),
                    CancellationToken.None
                );
            }
        }
        finally
        {
            _http.Dispose();
            _driver.Kill(entireProcessTree: true);
            _driver.Dispose();
        }
    }

    private static JsonObject KeyAction(string type, string key) => new() { ["type"] = type, ["value"] = key };

    private static async Task<string> ReadPortAsync(Process process)
    {
        const string marker = "started successfully on port ";
        while (
            await process
                .StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
                .AsTask()
                .WaitAsync(Patience)
                is { } line
        )
        {
            if (line.IndexOf(marker, StringComparison.Ordinal) is var start and >= 0)
            {
                return line[(start + marker.Length)..].TrimEnd('.');
            }
        }

        throw new InvalidOperationException("The driver of Chromium did not start.");
    }

    private async Task OpenAsync()
    {
        var options = new JsonObject
        {
            ["args"] = new JsonArray(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--window-size=1280,1000",
                "--proxy-server=direct://"
            ),
        };
        var capabilities = new JsonObject
        {
            ["alwaysMatch"] = new JsonObject
            {
                ["browserName"] = "chrome",
                ["goog:chromeOptions"] = options,
                ["goog:loggingPrefs"] = new JsonObject { ["browser"] = "ALL" },
                ["timeouts"] = new JsonObject
                {
                    ["script"] = (int)DriverPatience.TotalMilliseconds,
                    ["implicit"] = (int)DriverPatience.TotalMilliseconds,
                },
            },
        };
        var opened = await SendAsync("session", new JsonObject { ["capabilities"] = capabilities });
        _session = opened!["sessionId"]!.ToString();
    }

    private async Task<string> FindAsync(string selector, string language = "css selector")
    {
        var found = await PostAsync("element", new JsonObject { ["using"] = language, ["value"] = selector });
        return found!.AsObject().First().Value!.ToString();
    }

    private Task<JsonNode?> PostAsync(string command, JsonObject body) =>
        SendAsync($"session/{_session}/{command}", body);

    private async Task<JsonNode?> GetAsync(string command)
    {
        using var response = await _http.GetAsync(
            new Uri($"session/{_session}/{command}", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        return await ReadValueAsync(command, response);
    }

    private async Task<JsonNode?> SendAsync(string path, JsonObject body)
    {
        // The driver takes no bodies in chunks.
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(
            new Uri(path, UriKind.Relative),
            content,
            TestContext.Current.CancellationToken
        );
        return await ReadValueAsync(path, response);
    }

    private static async Task<JsonNode?> ReadValueAsync(string path, HttpResponseMessage response)
    {
        var document = await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken);
        return response.IsSuccessStatusCode
            ? document!["value"]
            : throw new InvalidOperationException(
                $"{path}: {document!["value"]!["error"]}: {document["value"]!["message"]}"
            );
    }
}
