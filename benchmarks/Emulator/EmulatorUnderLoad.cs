using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace EmulatorBenchmark;

/// <summary>An emulator in a process of its own, and the requests that the benchmark makes of it.</summary>
internal sealed class EmulatorUnderLoad : IDisposable
{
    private const string Client = "10ca1000-0000-4000-8000-000000000001:globus-emulator-development-secret";
    private const string AllScope = "https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/all";

    private readonly Process _process;
    private readonly HttpClient _http;
    private readonly Dictionary<string, string> _tokens = [];

    private EmulatorUnderLoad(Process process, Uri address)
    {
        this._process = process;
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = address };
    }

    public static async Task<EmulatorUnderLoad> StartAsync(string assembly, params string[] arguments)
    {
        var process = Process.Start(
            new ProcessStartInfo("dotnet", [assembly, "--attached", "--port", "0", .. arguments])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        var ready = await process.StandardOutput.ReadLineAsync();
        var emulator = new EmulatorUnderLoad(process, new Uri(JsonNode.Parse(ready!)!["url"]!.ToString()));
        await emulator.GetAsync("_emulator/health");
        return emulator;
    }

    public double MemoryMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <summary>What does not depend on what else the machine does.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public async Task<JsonNode> PublishAsync(string definition)
    {
        var body = new JsonObject
        {
            ["title"] = "Load",
            ["definition"] = JsonNode.Parse(definition),
            ["input_schema"] = new JsonObject(),
        };
        return (await SendAsync(HttpMethod.Post, "flows", body.ToJsonString(), AllScope))!;
    }

    public async Task<string> StartRunAsync(JsonNode flow) =>
        (
            await SendAsync(
                HttpMethod.Post,
                $"flows/{flow["id"]}/run",
                """{"body": {"n": 1}}""",
                flow["globus_auth_scope"]!.ToString()
            )
        )!["run_id"]!.ToString();

    /// <summary>Starts runs over several connections at once.</summary>
    public async Task<IReadOnlyList<string>> StartRunsAsync(JsonNode flow, int count)
    {
        await TokenAsync(flow["globus_auth_scope"]!.ToString());
        var ids = new string[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
            ids[i] = await StartRunAsync(flow)
        );
        return ids;
    }

    public Task GetRunAsync(string id) => SendAsync(HttpMethod.Get, $"runs/{id}", body: null, AllScope);

    public Task<JsonNode?> GetAsync(string path) => SendAsync(HttpMethod.Get, path, body: null, scope: null);

    public async Task WhenOverAsync()
    {
        while (
            (await SendAsync(HttpMethod.Get, "runs?filter_status=ACTIVE&per_page=1", body: null, AllScope))!["runs"]!
                .AsArray()
                .Count > 0
        )
        {
            await Task.Delay(20);
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _process.Kill();
        _process.Dispose();
    }

    private async Task<string> TokenAsync(string scope)
    {
        if (!_tokens.TryGetValue(scope, out var token))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "v2/oauth2/token")
            {
                Content = new FormUrlEncodedContent(
                    new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["scope"] = scope }
                ),
            };
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic",
                Convert.ToBase64String(Encoding.UTF8.GetBytes(Client))
            );
            using var response = await _http.SendAsync(request);
            _tokens[scope] = token = JsonNode.Parse(await response.Content.ReadAsStringAsync())![
                "access_token"
            ]!.ToString();
        }

        return token;
    }

    private async Task<JsonNode?> SendAsync(HttpMethod method, string path, string? body, string? scope)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Authorization = scope is null
            ? null
            : new AuthenticationHeaderValue("Bearer", await TokenAsync(scope));
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? JsonNode.Parse(text)
            : throw new InvalidOperationException($"{path}: {text}");
    }
}
