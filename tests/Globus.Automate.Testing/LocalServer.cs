using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Globus.Automate.Testing;

/// <summary>An HTTP server on this machine. The test decides what it does with a request.</summary>
public sealed class LocalServer : IAsyncDisposable, IDisposable
{
    private const int Attempts = 10;

    private readonly HttpListener _listener;
    private readonly Func<HttpListenerContext, Task> _respond;
    private readonly bool _isConcurrent;
    private readonly Task _loop;

    /// <param name="respond">Answers a request; one that does not close the response leaves it without.</param>
    /// <param name="isConcurrent">Whether a request may come before the one before it is answered.</param>
    public LocalServer(Func<HttpListenerContext, Task> respond, bool isConcurrent = false)
    {
        _respond = respond;
        _isConcurrent = isConcurrent;
        (_listener, Address) = Listen();
        _loop = Task.Run(ServeAsync);
    }

    public Uri Address { get; }

    /// <summary>The body of a request.</summary>
    public static async Task<string> ReadBodyAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        return await reader.ReadToEndAsync();
    }

    /// <summary>Answers a request.</summary>
    public static void Respond(HttpListenerContext context, string body, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Close(Encoding.UTF8.GetBytes(body), willBlock: true);
    }

    public async ValueTask DisposeAsync()
    {
        // Stopped first, it would take its port once more to close, which may be another's by then.
        _listener.Close();
        await _loop.InTimeAsync("the end of a server");
    }

    public void Dispose()
    {
        _listener.Close();
        _loop.Wait(Patience.Limit);
    }

    // A listener cannot ask for any free port, and a port that is free may be another's a moment later.
    private static (HttpListener Listener, Uri Address) Listen()
    {
        for (var attempt = 1; ; attempt++)
        {
            var address = new Uri($"http://127.0.0.1:{FindFreePort()}/");
            var listener = new HttpListener { Prefixes = { address.AbsoluteUri } };
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException) when (attempt < Attempts)
            {
                listener.Close();
            }
        }
    }

    private static int FindFreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                var response = RespondAsync(context);
                if (!_isConcurrent)
                {
                    await response;
                }
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task RespondAsync(HttpListenerContext context)
    {
        try
        {
            await _respond(context);
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or IOException)
        {
            // The client has left.
        }
    }
}
