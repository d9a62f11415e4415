using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
using Globus.Automate.Auth;
using Globus.Automate.Flows;
using Globus.Automate.Http;
using Globus.Automate.Http.Pipeline;

namespace Globus.Automate.Tests.Http;

/// <summary>A client that is disposed or collected keeps no socket, and says so to those who still use it.</summary>
public sealed class ClosingTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public ClosingTests() => _listener.Start();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task A_client_that_nobody_holds_any_more_closes_its_socket()
    {
        var accepted = _listener.AcceptTcpClientAsync(Cancellation).AsTask();
        await Task.Factory.StartNew(
            () => UseAsync(accepted).GetAwaiter().GetResult(),
            Cancellation,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        using var server = await accepted;
        var end = server.GetStream().ReadAsync(new byte[1], Cancellation).AsTask();

        Assert.True(
            SpinWait.SpinUntil(
                () =>
                {
                    GC.Collect();
                    GC.WaitForPendingFinalizers();
                    return end.IsCompleted;
                },
                TimeSpan.FromSeconds(30)
            )
        );
        // A socket that the collector closes may cut the connection instead of ending it.
        Assert.True(end.IsFaulted || await end == 0);
    }

    [Fact]
    public async Task One_client_asks_for_tokens_and_sends_them_through_one_socket()
    {
        var accepted = _listener.AcceptTcpClientAsync(Cancellation).AsTask();
        var options = new GlobusClientOptions
        {
            AuthAddress = Address,
            FlowsAddress = Address,
            MaximumRetryCount = 0,
        };
        var connection = new GlobusConnection(options);
        var auth = new AuthClient(connection, Address);
        var tokens = new ClientCredentialsTokenSource(auth, " id\r\n", "\tsecret\n");
        using var globus = new GlobusClient(connection, options with { TokenSource = tokens });
        var got = globus.Runs.GetAsync(Guid.Empty, default, Cancellation);

        using var server = await accepted;
        var asked = await RespondAsync(
            server,
            """{"access_token":"t1","scope":"s","expires_in":300,"resource_server":"r","other_tokens":[]}"""
        );
        var sent = await RespondAsync(
            server,
            """{"run_id":"36ad9f9a-ad29-488f-beb4-c22ab729643a","status":"ACTIVE"}"""
        );

        Assert.Equal("ACTIVE", (await got).Status);
        Assert.Contains(
            $"Authorization: Basic {Convert.ToBase64String("id:secret"u8)}\r\n",
            asked,
            StringComparison.Ordinal
        );
        Assert.Contains("Authorization: Bearer t1\r\n", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_under_way_when_the_client_is_closed_says_so()
    {
        using var globus = new GlobusClient(
            new GlobusClientOptions { FlowsAddress = Address, TokenSource = new FakeTokenSource() }
        );
        var got = globus.Runs.GetAsync(Guid.Empty, default, Cancellation);
        var started = globus.Runs.StartAsync(Guid.Empty, new RunRequest(), "scope", Cancellation);
        using var one = await _listener.AcceptTcpClientAsync(Cancellation);
        using var two = await _listener.AcceptTcpClientAsync(Cancellation);
        await one.GetStream().ReadExactlyAsync(new byte[4], Cancellation);
        await two.GetStream().ReadExactlyAsync(new byte[4], Cancellation);

        globus.Dispose();

        await Assert.ThrowsAsync<ClientClosedException>(() => got);
        await Assert.ThrowsAsync<StartUncertainException>(() => started);
        await Assert.ThrowsAsync<ClientClosedException>(() => globus.Runs.GetAsync(Guid.Empty, default, Cancellation));
        await Assert.ThrowsAsync<ClientClosedException>(() =>
            globus.Runs.StartAsync(Guid.Empty, new RunRequest(), "scope", Cancellation)
        );
    }

    // Apart, so that no variable of the test holds the client.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task UseAsync(Task<TcpClient> accepted)
    {
        var globus = new GlobusClient(
            new GlobusClientOptions { FlowsAddress = Address, TokenSource = new FakeTokenSource() }
        );
        var got = globus.Runs.GetAsync(Guid.Empty, default, Cancellation);
        await RespondAsync(await accepted, """{"run_id":"36ad9f9a-ad29-488f-beb4-c22ab729643a","status":"ACTIVE"}""");
        await got;
    }

    private static async Task<string> RespondAsync(TcpClient server, string body)
    {
        var buffer = new byte[8192];
        var text = "";
        while (!text.Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            text += Encoding.ASCII.GetString(buffer, 0, await server.GetStream().ReadAsync(buffer, Cancellation));
        }

        var head =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + $"{Encoding.UTF8.GetByteCount(body)}\r\n\r\n";
        await server.GetStream().WriteAsync(Encoding.UTF8.GetBytes(head + body), Cancellation);
        return text;
    }
}
