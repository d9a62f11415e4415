using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Globus.Automate.Emulator.Tests.Auth.SignIn;

/// <summary>An application that waits on this machine for the browser to come back.</summary>
internal sealed class RedirectListener : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public RedirectListener() => _listener.Start();

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Answers the first request and returns what it asked for, from the path on.</summary>
    public async Task<string> WaitAsync(CancellationToken cancellationToken)
    {
        using var client = await _listener.AcceptTcpClientAsync(cancellationToken);
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var requestLine = await reader.ReadLineAsync(cancellationToken) ?? "";
        while (await reader.ReadLineAsync(cancellationToken) is { Length: > 0 })
        {
            // The headers do not matter here.
        }

        const string page = "<!DOCTYPE html><title>Done</title><p id=\"done\">You are signed in.</p>";
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {page.Length}\r\nConnection: "
                    + $"close\r\n\r\n{page}"
            ),
            cancellationToken
        );
        return requestLine.Split(' ')[1];
    }

    public void Dispose() => _listener.Dispose();
}
