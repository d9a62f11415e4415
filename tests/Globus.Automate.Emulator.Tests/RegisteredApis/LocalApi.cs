using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Globus.Automate.Emulator.Tests.RegisteredApis;

/// <summary>A service on this machine, which a registered API names. It answers everything the same.</summary>
internal sealed class LocalApi : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly TaskCompletionSource _asked = new();
    private readonly Task _loop;
    private readonly int _status;
    private readonly string _response;

    private LocalApi(int status, string response)
    {
        (_status, _response) = (status, response);
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        }

        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _loop = Task.Run(RespondAllAsync);
    }

    public string Address { get; }

    /// <summary>Each request as <c>METHOD /path?query</c>, its body, and some of its headers.</summary>
    public List<(string Line, string Body, string? Authorization, string? Note, string? Cookie)> Requests { get; } = [];

    /// <summary>Until there is this, nothing is answered.</summary>
    public Task MayResponse { get; set; } = Task.CompletedTask;

    public static LocalApi Start(int status = 200, string response = """{"all": "well"}""") => new(status, response);

    /// <summary>Until the first request has come.</summary>
    public Task WhenAskedAsync() => _asked.Task;

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _loop;
    }

    private async Task RespondAllAsync()
    {
        while (true)
        {
            try
            {
                await RespondAsync(await _listener.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                if (!_listener.IsListening)
                {
                    return;
                }
            }
        }
    }

    private async Task RespondAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var request = context.Request;
        Requests.Add(
            (
                $"{request.HttpMethod} {request.RawUrl}",
                await reader.ReadToEndAsync(),
                request.Headers["Authorization"],
                request.Headers["X-Note"],
                request.Headers["Cookie"]
            )
        );
        _asked.TrySetResult();
        await MayResponse;
        context.Response.StatusCode = _status;
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(_response));
        context.Response.Close();
    }
}
