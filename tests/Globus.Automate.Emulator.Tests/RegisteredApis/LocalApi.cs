using System.Net;

namespace Globus.Automate.Emulator.Tests.RegisteredApis;

/// <summary>A service on this machine, which a registered API names. It answers everything the same.</summary>
internal sealed class LocalApi : IAsyncDisposable
{
    private readonly LocalServer _server;
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _status;
    private readonly string _answer;

    private LocalApi(int status, string answer)
    {
        (_status, _answer) = (status, answer);
        _server = new LocalServer(AnswerAsync);
    }

    public string Address => _server.Address.AbsoluteUri.TrimEnd('/');

    /// <summary>Each request as <c>METHOD /path?query</c>, its body, and some of its headers.</summary>
    public List<(string Line, string Body, string? Authorization, string? Note, string? Cookie)> Requests { get; } = [];

    /// <summary>Until there is this, nothing is answered.</summary>
    public Task MayRespond { get; set; } = Task.CompletedTask;

    public static LocalApi Start(int status = 200, string answer = """{"all": "well"}""") => new(status, answer);

    /// <summary>Until the first request has come.</summary>
    public Task WhenAskedAsync() => _asked.Task.InTimeAsync("a request of the emulator");

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var request = context.Request;
        Requests.Add(
            (
                $"{request.HttpMethod} {request.RawUrl}",
                await LocalServer.ReadBodyAsync(context),
                request.Headers["Authorization"],
                request.Headers["X-Note"],
                request.Headers["Cookie"]
            )
        );
        _asked.TrySetResult();
        await MayRespond;
        context.Response.StatusCode = _status;
        await context.Response.OutputStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(_answer));
        context.Response.Close();
    }
}
