using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Tests.Hosting;

namespace Globus.Automate.Emulator.Tests.Actions.Remote;

/// <summary>
/// Providers that answer wrongly, with a page, without end or never: their own runs fail or wait, and no others.
/// </summary>
public sealed class BadProviderTests
{
    private static readonly string Scope =
        $"https://auth.globus.org/scopes/{DevelopmentAccounts.Primary.Id}/action_all";

    [Theory]
    [InlineData(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 15\r\n\r\n<h1>Hello</h1>\r\n",
        "status document"
    )]
    [InlineData(
        "HTTP/1.1 500 Oops\r\nContent-Type: text/html\r\nContent-Length: 15\r\n\r\n<h1>Hello</h1>\r\n",
        "responded with status 500"
    )]
    [InlineData(
        "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 15\r\n\r\n<h1>Hello</h1>\r\n",
        "responded with status 404"
    )]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n[]", "status document")]
    [InlineData(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"action_id\":",
        "could not be reached"
    )]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n", "status 302")]
    [InlineData("nonsense\r\n\r\n", "could not be reached")]
    [InlineData("", "could not be reached")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n*", "could not be reached")]
    public async Task A_response_that_is_none_fails_the_action(string response, string message)
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var provider = new RawProvider(response);
        var run = await emulator.RunAsync(await PublishAsync(emulator, provider.Address));
        Assert.Equal("FAILED", (string)run["status"]!);
        Assert.Equal("ActionUnableToRun", (string)run["details"]!["details"]!["exception"]!);
        Assert.Contains(message, (string)run["details"]!["description"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("<h1>", run.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_never_responds_is_no_matter_for_others()
    {
        const int moreThanAreAskedAtOnce = 80;
        await using var emulator = await TestEmulator.StartAsync();
        await using var silent = new RawProvider(response: null);
        await using var good = new CountingProvider(Scope);
        var stuck = await PublishAsync(emulator, silent.Address);
        var waiting = new List<string>();
        for (var i = 0; i < moreThanAreAskedAtOnce; i++)
        {
            waiting.Add(await StartAsync(emulator, stuck));
        }

        var quick = await StartAsync(emulator, await PublishAsync(emulator, good.Address));
        var patience = System.Diagnostics.Stopwatch.StartNew();
        string status;
        do
        {
            emulator.Host.Clock.Advance(TimeSpan.FromSeconds(10));
            status = (string)(await emulator.SendAsync("GET", $"runs/{quick}")).Ok()["status"]!;
        } while (status == "ACTIVE" && patience.Elapsed < TimeSpan.FromMinutes(5));
        Assert.Equal("SUCCEEDED", status);
        Assert.Equal("ACTIVE", (string)(await emulator.SendAsync("GET", $"runs/{waiting[^1]}")).Ok()["status"]!);
    }

    private static async Task<string> StartAsync(TestEmulator emulator, JsonObject flow) =>
        (string)
            (
                await emulator.SendAsync(
                    "POST",
                    $"flows/{flow["id"]}/run",
                    new JsonObject { ["body"] = new JsonObject() },
                    (string)flow["globus_auth_scope"]!
                )
            ).Ok()["run_id"]!;

    private static Task<JsonObject> PublishAsync(TestEmulator emulator, string address) =>
        emulator.CreateFlowAsync(
            new JsonObject
            {
                ["StartAt"] = "A",
                ["States"] = new JsonObject
                {
                    ["A"] = new JsonObject
                    {
                        ["Type"] = "Action",
                        ["ActionUrl"] = address,
                        ["ActionScope"] = Scope,
                        ["Parameters"] = new JsonObject(),
                        ["ResultPath"] = "$.A",
                        ["WaitTime"] = 86400,
                        ["End"] = true,
                    },
                },
            }.ToJsonString()
        );

    /// <summary>
    /// Answers whatever comes with the same bytes; with null it never does. A star at the end goes on for ever.
    /// </summary>
    private sealed class RawProvider : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stopping = new();
        private readonly string? _response;
        private readonly Task _loop;

        public RawProvider(string? response)
        {
            _response = response;
            _listener.Start();
            _loop = ListenAsync();
        }

        public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

        public async ValueTask DisposeAsync()
        {
            await _stopping.CancelAsync();
            await _loop;
            _listener.Dispose();
            _stopping.Dispose();
        }

        private async Task ListenAsync()
        {
            try
            {
                while (true)
                {
                    var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                    _ = RespondAsync(client);
                }
            }
            catch (OperationCanceledException)
            {
                // It was stopped.
            }
        }

        private async Task RespondAsync(TcpClient client)
        {
            using (client)
            {
                try
                {
                    var stream = client.GetStream();
                    await stream.ReadAtLeastAsync(new byte[64 * 1024], 1, throwOnEndOfStream: false, _stopping.Token);
                    if (_response is null)
                    {
                        await Task.Delay(Timeout.Infinite, _stopping.Token);
                    }

                    await stream.WriteAsync(Encoding.ASCII.GetBytes(_response!.TrimEnd('*')), _stopping.Token);
                    while (_response.EndsWith('*'))
                    {
                        await stream.WriteAsync(new byte[64 * 1024], _stopping.Token);
                    }
                }
                catch (Exception exception) when (exception is IOException or OperationCanceledException)
                {
                    // Whoever asked has heard enough.
                }
            }
        }
    }
}
