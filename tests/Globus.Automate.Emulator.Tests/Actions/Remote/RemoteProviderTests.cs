using System.Net;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Tests.Actions.Remote;

/// <summary>
/// Providers that somebody develops on this machine are called over HTTP, as Flows calls hosted ones.
/// </summary>
public sealed class RemoteProviderTests
{
    private static readonly string Scope =
        $"https://auth.globus.org/scopes/{DevelopmentAccounts.Primary.Id}/action_all";

    [Fact]
    public async Task A_provider_on_loopback_is_asked_with_a_token_of_its_scope()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var provider = LocalProvider.Start(Scope);
        provider.Statuses.Enqueue("ACTIVE");
        provider.Statuses.Enqueue("ACTIVE");
        provider.Statuses.Enqueue("SUCCEEDED");
        var run = await emulator.RunAsync(await Publish(emulator, provider), """{"x": 1}""");
        Assert.Equal("ACTIVE", (string)run["status"]!);
        await emulator.AdvanceAsync(1);
        await emulator.AdvanceAsync(2);
        var ended = await emulator.GetRunAsync((string)run["run_id"]!);
        Assert.Equal("SUCCEEDED", (string)ended["status"]!);
        Assert.Equal("local-1", (string)ended["details"]!["output"]!["A"]!["action_id"]!);
        Assert.Equal(
            ["GET /", "POST /run", "GET /local-1/status", "GET /local-1/status"],
            provider.Requests.Select(request => $"{request.Method} {request.Path}")
        );
        var started = JsonNode.Parse(provider.Requests[1].Body)!;
        Assert.Equal("""{"y":1}""", started["body"]!.ToJsonString());
        Assert.StartsWith((string)run["run_id"]!, (string)started["request_id"]!, StringComparison.Ordinal);
        var introspected = (
            await emulator.PostFormAsync(
                "v2/oauth2/token/introspect",
                DevelopmentAccounts.Primary,
                ("token", provider.Requests[1].Token)
            )
        ).Ok();
        Assert.Equal(
            (Scope, DevelopmentAccounts.Primary.Id.ToString()),
            ((string)introspected["scope"]!, (string)introspected["sub"]!)
        );
    }

    [Fact]
    public async Task A_provider_that_refuses_is_an_action_that_is_unable_to_run()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var provider = LocalProvider.Start(Scope);
        var run = await emulator.RunAsync(await Publish(emulator, provider), """{"x": 1}""");
        Assert.Equal("FAILED", (string)run["status"]!);
        Assert.Equal("ActionUnableToRun", (string)run["details"]!["details"]!["exception"]!);
        Assert.Equal("NothingToDo", (string)run["details"]!["details"]!["cause"]!["code"]!);
    }

    [Fact]
    public async Task A_failed_action_is_an_error_unless_the_definition_says_otherwise()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var provider = LocalProvider.Start(Scope);
        provider.Statuses.Enqueue("FAILED");
        var failed = await emulator.RunAsync(await Publish(emulator, provider), """{"x": 1}""");
        Assert.Equal("ActionFailedException", (string)failed["details"]!["details"]!["exception"]!);
        provider.Statuses.Enqueue("FAILED");
        var gone = await emulator.RunAsync(
            await Publish(emulator, provider, """, "ExceptionOnActionFailure": false"""),
            """{"x": 1}"""
        );
        Assert.Equal("FAILED", (string)gone["details"]!["output"]!["A"]!["status"]!);
    }

    [Fact]
    public async Task An_inactive_action_is_asked_again_by_itself_unless_it_wants_a_consent()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var provider = LocalProvider.Start(Scope);
        provider.Statuses.Enqueue("INACTIVE");
        provider.Statuses.Enqueue("SUCCEEDED");
        var run = await emulator.RunAsync(await Publish(emulator, provider), """{"x": 1}""");
        Assert.Equal("INACTIVE", (string)run["status"]!);
        Assert.Equal("ActivationRequired", (string)run["details"]!["code"]!);
        await emulator.AdvanceAsync(1);
        Assert.Equal("SUCCEEDED", (string)(await emulator.GetRunAsync((string)run["run_id"]!))["status"]!);
    }

    [Fact]
    public async Task An_action_that_starts_when_its_run_is_already_cancelled_is_cancelled_too()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var provider = LocalProvider.Start(Scope);
        provider.Statuses.Enqueue("SUCCEEDED");
        provider.Statuses.Enqueue("FAILED");
        var flow = await Publish(emulator, provider);
        provider.Hold();
        var started = (
            await emulator.SendAsync(
                "POST",
                $"flows/{flow["id"]}/run",
                JsonNode.Parse("""{"body": {"x": 1}}"""),
                (string)flow["globus_auth_scope"]!
            )
        ).Ok();
        await provider.WhenAskedAsync();
        (await emulator.SendAsync("POST", $"runs/{started["run_id"]}/cancel")).Ok();
        provider.Release();
        var run = await emulator.GetRunAsync((string)started["run_id"]!);
        Assert.Equal("FlowCanceled", (string)run["details"]!["code"]!);
        Assert.Equal("POST /local-1/cancel", $"{provider.Requests[^1].Method} {provider.Requests[^1].Path}");
    }

    [Fact]
    public async Task A_provider_that_was_being_asked_when_the_emulator_ended_is_asked_the_same_again()
    {
        var directory = Directory.CreateTempSubdirectory("emulator-").FullName;
        var options = new EmulatorOptions { DataDirectory = directory };
        await using var provider = LocalProvider.Start(Scope);
        string runId;
        await using (var emulator = await TestEmulator.StartAsync(options))
        {
            var flow = await Publish(emulator, provider);
            provider.Hold();
            runId = (string)
                (
                    await emulator.SendAsync(
                        "POST",
                        $"flows/{flow["id"]}/run",
                        JsonNode.Parse("""{"body": {"x": 1}}"""),
                        (string)flow["globus_auth_scope"]!
                    )
                ).Ok()["run_id"]!;
            await provider.WhenAskedAsync();
        }

        provider.Statuses.Enqueue("SUCCEEDED");
        provider.Statuses.Enqueue("SUCCEEDED");
        provider.Release();
        await using (var again = await TestEmulator.StartAsync(options))
        {
            Assert.Equal("SUCCEEDED", (string)(await again.GetRunAsync(runId))["status"]!);
        }

        var starts = provider
            .Requests.Where(request => request.Path == "/run")
            .Select(request => request.Body)
            .ToList();
        Assert.Equal(2, starts.Count);
        Assert.Equal(starts[0], starts[1]);
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task A_flow_cannot_be_published_for_a_provider_that_does_not_answer()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var definition = JsonNode.Parse(
            """{"StartAt": "A", "States": {"A": {"Type": "Action", "ActionUrl": "http://127.0.0.1:1/", "Parameters": {}, "ResultPath": "$.A", "End": true}}}"""
        );
        var answer = await emulator.SendAsync("POST", "flows/validate", new JsonObject { ["definition"] = definition });
        Assert.Equal((409, "SCOPE_RESOLUTION_FAILED"), ((int)answer.Status, answer.Code));
    }

    private static Task<JsonObject> Publish(TestEmulator emulator, LocalProvider provider, string others = "") =>
        emulator.CreateFlowAsync(
            """{"StartAt": "A", "States": {"A": {"Type": "Action", "ActionUrl": "@", "Parameters": {"y.$": "$.x"}, "ResultPath": "$.A", "End": true#}}}"""
                .Replace("@", provider.Address, StringComparison.Ordinal)
                .Replace("#", others, StringComparison.Ordinal)
        );

    /// <summary>A small action provider; each answer has the next status of its queue.</summary>
    private sealed class LocalProvider : IAsyncDisposable
    {
        private readonly LocalServer _server;
        private readonly string _scope;
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TaskCompletionSource? _held;

        private LocalProvider(string scope)
        {
            _scope = scope;
            _server = new LocalServer(AnswerAsync);
        }

        public string Address => _server.Address.AbsoluteUri;

        public Queue<string> Statuses { get; } = new();

        public List<(string Method, string Path, string Token, string Body)> Requests { get; } = [];

        public static LocalProvider Start(string scope) => new(scope);

        /// <summary>From now on nothing is answered, until <see cref="Release"/>.</summary>
        public void Hold() => _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task WhenAskedAsync() => _asked.Task.InTimeAsync("a request of the emulator");

        public void Release() => _held!.SetResult();

        public ValueTask DisposeAsync() => _server.DisposeAsync();

        private async Task AnswerAsync(HttpListenerContext context)
        {
            if (_held is not null)
            {
                _asked.TrySetResult();
                await _held.Task.InTimeAsync("the release of the provider");
            }

            var request = context.Request;
            var token = request.Headers["Authorization"]?.Split(' ')[1] ?? "";
            var path = request.Url!.AbsolutePath;
            Requests.Add((request.HttpMethod, path, token, await LocalServer.ReadBodyAsync(context)));
            var answer =
                path == "/" ? new JsonObject { ["globus_auth_scope"] = _scope }
                : Statuses.TryDequeue(out var status) ? Describe(status)
                : new JsonObject { ["code"] = "NothingToDo", ["description"] = "There is nothing to do" };
            LocalServer.Respond(context, answer.ToJsonString(), answer.ContainsKey("code") ? 400 : 200);
        }

        private static JsonObject Describe(string status) =>
            new()
            {
                ["action_id"] = "local-1",
                ["status"] = status,
                ["creator_id"] = "urn:globus:auth:identity:10ca1000-0000-4000-8000-000000000001",
                ["details"] =
                    status == "INACTIVE"
                        ? new JsonObject { ["code"] = "ActivationRequired", ["description"] = "Wake it" }
                        : new JsonObject(),
            };
    }
}
