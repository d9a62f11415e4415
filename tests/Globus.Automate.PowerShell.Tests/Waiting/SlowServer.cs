using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Globus.Automate.PowerShell.Tests.Waiting;

/// <summary>A server on loopback whose responses begin at once and do not come to an end.</summary>
internal sealed class SlowServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly SlowBody _body;

    public SlowServer(SlowBody body)
    {
        _body = body;
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            _ = RespondAsync(await _listener.AcceptTcpClientAsync(_end.Token));
        }
    }

    private async Task RespondAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            _ = await stream.ReadAsync(new byte[65536], _end.Token);
            var (length, piece, pause) =
                _body == SlowBody.NeverEnds
                    ? ("Transfer-Encoding: chunked", "1\r\n \r\n", TimeSpan.FromMilliseconds(20))
                    : ("Content-Length: 100000", " ", TimeSpan.FromSeconds(1));
            await stream.WriteAsync(
                Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{length}\r\n\r\n"),
                _end.Token
            );
            while (true)
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(piece), _end.Token);
                await Task.Delay(pause, _end.Token);
            }
        }
    }
}
