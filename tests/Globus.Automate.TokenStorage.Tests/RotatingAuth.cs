using System.Net;
using System.Web;
using Globus.Automate.Auth;

namespace Globus.Automate.TokenStorage.Tests;

/// <summary>
/// A Globus Auth that knows one sign-in. Each refresh token is good once and brings the next; one that is shown again
/// is told of.
/// </summary>
internal sealed class RotatingAuth : IDisposable
{
    private readonly LocalServer _server;
    private int _given;

    public RotatingAuth() => _server = new LocalServer(AnswerAsync);

    public Uri Address => _server.Address;

    /// <summary>The refresh token that is good now.</summary>
    public string Current => $"refresh-{_given}";

    public int Given => _given;

    public List<string> Reused { get; } = [];

    public void Dispose() => _server.Dispose();

    // One request at a time, so nothing here needs a lock.
    private async Task AnswerAsync(HttpListenerContext context)
    {
        var shown = HttpUtility.ParseQueryString(await LocalServer.ReadBodyAsync(context))["refresh_token"]!;
        if (shown != Current)
        {
            Reused.Add(shown);
            LocalServer.Respond(context, """{"error":"invalid_grant"}""", 400);
            return;
        }

        _given++;
        LocalServer.Respond(
            context,
            $$"""{"access_token":"access-{{_given}}","refresh_token":"{{Current}}","scope":"{{GlobusScopes.FlowsAll}}","expires_in":172800,"resource_server":"flows.globus.org","other_tokens":[]}"""
        );
    }
}
