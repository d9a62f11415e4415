using System.Net;
using System.Net.Sockets;
using System.Text;
using Globus.Automate.Flows;
using Globus.Automate.Http;

namespace Globus.Automate.Tests.Http;

/// <summary>What real sockets do, against a listener on this machine.</summary>
public sealed class SocketTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public SocketTests() => _listener.Start();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task An_answer_is_read_from_the_network()
    {
        var served = ServeAsync(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "8\r\n{\"run_id\r\n3B\r\n\":\"36ad9f9a-ad29-488f-beb4-c22ab729643a\","
                + "\"status\":\"ACTIVE\"}\r\n0\r\n\r\n"
        );
        using var globus = Connect(new Uri($"http://127.0.0.1:{Port}"));

        var run = await globus.Runs.GetAsync(Guid.Empty, default, Cancellation);

        Assert.Equal("ACTIVE", run.Status);
        Assert.StartsWith("GET /runs/00000000-0000-0000-0000-000000000000 HTTP/1.1\r\n", await served);
    }

    [Fact]
    public async Task A_closed_port_certainly_took_nothing()
    {
        var address = new Uri($"http://127.0.0.1:{Port}");
        _listener.Stop();
        using var globus = Connect(address);

        var error = await Assert.ThrowsAsync<GlobusConnectionException>(() => StartAsync(globus));

        Assert.Equal($"{address.Authority} refused the connection.", error.Message);
    }

    [Fact]
    public async Task A_connection_that_is_closed_without_an_answer_leaves_a_start_uncertain()
    {
        var served = ServeAsync("");
        using var globus = Connect(new Uri($"http://127.0.0.1:{Port}"));

        var error = await Assert.ThrowsAsync<StartUncertainException>(() => StartAsync(globus));

        Assert.Equal(
            $"The service may or may not have started a run of the flow {Guid.Empty}: The connection to "
                + $"127.0.0.1:{Port} was interrupted.",
            error.Message
        );
        Assert.Contains("POST /flows/", await served, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_cut_leaves_a_start_uncertain()
    {
        var served = ServeAsync("HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{\"run_id\":");
        using var globus = Connect(new Uri($"http://127.0.0.1:{Port}"));

        await Assert.ThrowsAsync<StartUncertainException>(() => StartAsync(globus));
        await served;
    }

    [Fact]
    public async Task A_server_that_speaks_no_tls_certainly_took_nothing()
    {
        var served = ServeAsync("HTTP/1.1 400 Bad Request\r\n\r\n");
        using var globus = Connect(new Uri($"https://127.0.0.1:{Port}"));

        var error = await Assert.ThrowsAsync<GlobusConnectionException>(() => StartAsync(globus));

        Assert.StartsWith($"The secure connection to 127.0.0.1:{Port} failed: ", error.Message);
        await served;
    }

    [Fact]
    public async Task A_host_that_is_not_there_is_told_by_name()
    {
        using var globus = Connect(new Uri("https://flows.invalid"));

        var error = await Assert.ThrowsAsync<GlobusConnectionException>(() => StartAsync(globus));

        Assert.Equal("The host name flows.invalid could not be resolved.", error.Message);
    }

    private static GlobusClient Connect(Uri flows) =>
        new(
            new GlobusClientOptions
            {
                FlowsAddress = flows,
                TokenSource = new FakeTokenSource(),
                MaximumRetryCount = 0,
            }
        );

    private static Task<Run> StartAsync(GlobusClient globus) =>
        globus.Runs.StartAsync(Guid.Empty, new RunRequest(), "scope", Cancellation);

    // Reads one request, answers with these bytes, and closes.
    private async Task<string> ServeAsync(string answer)
    {
        using var connection = await _listener.AcceptTcpClientAsync(Cancellation);
        var stream = connection.GetStream();
        var buffer = new byte[8192];
        var count = await stream.ReadAsync(buffer, Cancellation);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), Cancellation);
        return Encoding.ASCII.GetString(buffer, 0, count);
    }
}
