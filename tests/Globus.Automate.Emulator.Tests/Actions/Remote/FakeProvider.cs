using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Globus.Automate.Emulator.Tests.Actions.Remote;

/// <summary>A provider on this machine that answers whatever a test wants; null is no answer at all.</summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<string, (int Status, string Body)?> _response;
    private readonly Task _loop;

    private FakeProvider(int port, Func<string, (int Status, string Body)?> response)
    {
        _response = response;
        Address = $"http://127.0.0.1:{port}/";
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _loop = RespondAllAsync();
    }

    public string Address { get; }

    public ConcurrentQueue<string> Requests { get; } = new();

    /// <param name="response">From a request, as <c>GET /path</c>, to its answer.</param>
    public static FakeProvider Start(Func<string, (int Status, string Body)?> response)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        return new FakeProvider(port, response);
    }

    public async ValueTask DisposeAsync()
    {
        // Stopped first, it would take its port once more to close, which may be another's by then.
        _listener.Close();
        await _loop;
    }

    private async Task RespondAllAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                var request = $"{context.Request.HttpMethod} {context.Request.Url!.AbsolutePath}";
                Requests.Enqueue(request);
                if (_response(request) is { } given)
                {
                    context.Response.StatusCode = given.Status;
                    context.Response.Close(Encoding.UTF8.GetBytes(given.Body), willBlock: true);
                }
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // It was stopped, or whoever asked is gone.
        }
    }
}
