using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Tests;

/// <summary>An emulator in this process with a frozen clock, and someone who talks to it over HTTP.</summary>
internal sealed class TestEmulator : IAsyncDisposable
{
    public const string AllScope = "https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/all";
    public const string HelloScope = "https://auth.globus.org/scopes/actions.globus.org/hello_world";

    private readonly HttpClient _http;
    private readonly Dictionary<(Client, string), string> _tokens = [];

    private TestEmulator(EmulatorHost host)
    {
        Host = host;
        _http = new HttpClient { BaseAddress = host.Address };
    }

    public EmulatorHost Host { get; }

    public static async Task<TestEmulator> StartAsync(EmulatorOptions? options = null)
    {
        var host = await EmulatorHost.StartAsync(
            (options ?? new EmulatorOptions()) with
            {
                Port = 0,
            },
            TestContext.Current.CancellationToken
        );
        host.Clock.Freeze();
        return new TestEmulator(host);
    }

    public async Task<string> GetTokenAsync(string scope = AllScope, Client? client = null)
    {
        client ??= DevelopmentAccounts.Primary;
        if (!_tokens.TryGetValue((client, scope), out var token))
        {
            var response = await PostFormAsync(
                "v2/oauth2/token",
                client,
                ("grant_type", "client_credentials"),
                ("scope", scope)
            );
            _tokens[(client, scope)] = token = (string)response.Ok()["access_token"]!;
        }

        return token;
    }

    /// <summary>After the tokens have expired, new ones are needed.</summary>
    public void ForgetTokens() => _tokens.Clear();

    public Task<Response> PostFormAsync(string path, Client? client, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        if (client is not null)
        {
            var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{client.Id:D}:{client.Secret}"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", basic);
        }

        return SendAsync(request);
    }

    public async Task<Response> SendAsync(
        string method,
        string path,
        JsonNode? body = null,
        string scope = AllScope,
        Client? client = null
    ) => await SendAsync(method, path, body?.ToJsonString(), await GetTokenAsync(scope, client));

    public Task<Response> SendAsync(string method, string path, string? body, string? token)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return SendAsync(request);
    }

    public async Task<Response> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Response(response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), response.Headers);
    }

    /// <summary>Publishes a flow and returns its document.</summary>
    public async Task<JsonObject> CreateFlowAsync(string definition, string inputSchema = "{}", string others = "{}")
    {
        var body = JsonNode.Parse(others)!.AsObject();
        body["title"] ??= "A flow";
        body["definition"] = JsonNode.Parse(definition);
        body["input_schema"] = JsonNode.Parse(inputSchema);
        return (await SendAsync("POST", "flows", body)).Ok().AsObject();
    }

    /// <summary>Starts a run of a flow and lets it go as far as it goes by itself.</summary>
    public async Task<JsonObject> RunAsync(JsonObject flow, string input = "{}", Client? client = null) =>
        await GetRunAsync(await StartAsync(flow, input, client));

    /// <summary>Starts a run of a flow and returns its id.</summary>
    public async Task<string> StartAsync(JsonObject flow, string input = "{}", Client? client = null)
    {
        var body = new JsonObject { ["body"] = JsonNode.Parse(input) };
        return (
            await SendAsync("POST", $"flows/{flow["id"]}/run", body, (string)flow["globus_auth_scope"]!, client)
        ).Ok()["run_id"]!.ToString();
    }

    public async Task<JsonObject> GetRunAsync(string runId)
    {
        await Host.Services.Worker.WhenIdleAsync();
        return (await SendAsync("GET", $"runs/{runId}")).Ok().AsObject();
    }

    public async Task AdvanceAsync(double seconds) =>
        await Host.Services.ClockMover.MoveToAsync(
            Host.Clock.GetUtcNow().AddSeconds(seconds),
            TestContext.Current.CancellationToken
        );

    public async Task<IReadOnlyList<JsonObject>> GetLogAsync(string runId)
    {
        var entries = new List<JsonObject>();
        string? marker = null;
        do
        {
            var page = (
                await SendAsync("GET", $"runs/{runId}/log?limit=100" + (marker is null ? "" : $"&marker={marker}"))
            ).Ok();
            entries.AddRange(page["entries"]!.AsArray().Select(entry => entry!.AsObject()));
            marker = page["marker"]?.ToString();
        } while (marker is not null);
        return entries;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Host.DisposeAsync();
    }

    internal sealed record Response(HttpStatusCode Status, JsonNode? Body, HttpResponseHeaders Headers)
    {
        public JsonNode Ok() =>
            (int)Status < 300 ? Body! : throw new InvalidOperationException($"{(int)Status}: {Body?.ToJsonString()}");

        public string? Code => (Body?["error"] is JsonObject error ? error["code"] : Body?["code"])?.ToString();
    }
}
