using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Globus.Automate.Emulator.Tests.Flows;

/// <summary>A service on this machine, which a registered API names. It answers everything the same.</summary>
internal sealed class LocalApi : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly TaskCompletionSource asked = new();
    private readonly Task loop;
    private readonly int status;
    private readonly string answer;

    private LocalApi(int status, string answer)
    {
        (this.status, this.answer) = (status, answer);
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        }

        listener.Prefixes.Add(Address + "/");
        listener.Start();
        loop = Task.Run(AnswerAllAsync);
    }

    public string Address { get; }

    /// <summary>Each request as <c>METHOD /path?query</c>, its body, and some of its headers.</summary>
    public List<(string Line, string Body, string? Authorization, string? Note, string? Cookie)> Requests { get; } = [];

    /// <summary>Until there is this, nothing is answered.</summary>
    public Task MayAnswer { get; set; } = Task.CompletedTask;

    public static LocalApi Start(int status = 200, string answer = """{"all": "well"}""") => new(status, answer);

    /// <summary>Until the first request has come.</summary>
    public Task WhenAskedAsync() => asked.Task;

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await loop;
    }

    private async Task AnswerAllAsync()
    {
        while (true)
        {
            try
            {
                await AnswerAsync(await listener.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                if (!listener.IsListening)
                {
                    return;
                }
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var request = context.Request;
        Requests.Add(($"{request.HttpMethod} {request.RawUrl}", await reader.ReadToEndAsync(), request.Headers["Authorization"], request.Headers["X-Note"], request.Headers["Cookie"]));
        asked.TrySetResult();
        await MayAnswer;
        context.Response.StatusCode = status;
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer));
        context.Response.Close();
    }
}
