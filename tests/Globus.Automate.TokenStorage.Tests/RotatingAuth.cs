using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Web;

namespace Globus.Automate.TokenStorage.Tests;

/// <summary>
/// A Globus Auth that knows one sign-in. Each refresh token is good once and brings the next; one that is shown again
/// is told of.
/// </summary>
internal sealed class RotatingAuth : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;
    private int _given;

    public RotatingAuth()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _serving = Task.Run(ServeAsync);
    }

    public Uri Address { get; }

    /// <summary>The refresh token that is good now.</summary>
    public string Current => $"refresh-{_given}";

    public int Given => _given;

    public List<string> Reused { get; } = [];

    public void Dispose()
    {
        _listener.Close();
        _serving.Wait();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    // One request at a time, so nothing here needs a lock.
    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var shown = HttpUtility.ParseQueryString(await reader.ReadToEndAsync())["refresh_token"]!;
        var isGood = shown == Current;
        if (!isGood)
        {
            Reused.Add(shown);
        }
        else
        {
            _given++;
        }

        context.Response.StatusCode = isGood ? 200 : 400;
        context.Response.ContentType = "application/json";
        await context.Response.OutputStream.WriteAsync(
            Encoding.UTF8.GetBytes(
                isGood
                    ? $$"""{"access_token":"access-{{_given}}","refresh_token":"{{Current}}","scope":"https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/all","expires_in":172800,"resource_server":"flows.globus.org","other_tokens":[]}"""
                    : """{"error":"invalid_grant"}"""
            )
        );
        context.Response.Close();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
