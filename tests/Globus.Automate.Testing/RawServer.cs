using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Globus.Automate.Testing;

/// <summary>
/// A server that counts the requests on the wire and sends back bytes as they are. A response that is null closes the
/// connection without a byte; one that says <c>Connection: close</c> closes it afterwards.
/// </summary>
public sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly Func<string, byte[]?> _respond;

    public RawServer(Func<string, byte[]?> respond)
    {
        _respond = respond;
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>The requests so far: first line and body.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>A response with these headers and this body.</summary>
    public static byte[] Response(string head, byte[] body) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {head}\r\n\r\n"), .. body];

    /// <summary>A response with a JSON body.</summary>
    public static byte[] Json(string json, string status = "200 OK")
    {
        var body = Encoding.UTF8.GetBytes(json);
        return Response($"{status}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}", body);
    }

    public void Forget() => _requests.Clear();

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (Exception ex) when (ex is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            var stream = connection.GetStream();
            while (await ReadAsync(stream) is { } request)
            {
                _requests.Enqueue(request);
                var response = _respond(request);
                await stream.WriteAsync(response ?? [], _stop.Token);
                if (
                    response is null
                    || Encoding
                        .ASCII.GetString(response, 0, Math.Min(response.Length, 500))
                        .Contains("Connection: close", StringComparison.Ordinal)
                )
                {
                    return;
                }
            }
        }
        catch (Exception ex) when (ex is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client has left.
        }
    }

    private async Task<string?> ReadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[8192];
        while (!IsWhole(text.ToString()))
        {
            var count = await stream.ReadAsync(buffer, _stop.Token);
            if (count == 0)
            {
                return null;
            }

            text.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }

        var parts = text.ToString().Split("\r\n\r\n", 2);
        return $"{parts[0].Split("\r\n")[0]} {parts[1]}".Replace(" HTTP/1.1", "", StringComparison.Ordinal).TrimEnd();
    }

    private static bool IsWhole(string text)
    {
        var parts = text.Split("\r\n\r\n", 2);
        var length = parts[0]
            .Split("\r\n")
            .FirstOrDefault(line => line.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase));
        return parts.Length == 2
            && Encoding.UTF8.GetByteCount(parts[1])
                >= (
                    length is null
                        ? 0
                        : int.Parse(length.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)
                );
    }
}
