using System.Collections.Concurrent;

namespace Globus.Automate.Emulator.Tests.Actions.Remote;

/// <summary>A provider on this machine that answers whatever a test wants; null is no answer at all.</summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    private readonly LocalServer _server;

    private FakeProvider(Func<string, (int Status, string Body)?> answer) =>
        _server = new LocalServer(context =>
        {
            var request = $"{context.Request.HttpMethod} {context.Request.Url!.AbsolutePath}";
            Requests.Enqueue(request);
            if (answer(request) is { } given)
            {
                LocalServer.Respond(context, given.Body, given.Status);
            }

            return Task.CompletedTask;
        });

    public string Address => _server.Address.AbsoluteUri;

    public ConcurrentQueue<string> Requests { get; } = new();

    /// <param name="answer">From a request, as <c>GET /path</c>, to its answer.</param>
    public static FakeProvider Start(Func<string, (int Status, string Body)?> answer) => new(answer);

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
