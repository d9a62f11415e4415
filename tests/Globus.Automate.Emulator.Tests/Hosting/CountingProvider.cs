using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Tests.Hosting;

/// <summary>
/// An action provider that counts what it is asked by request_id. An action is over when it is looked at for the second
/// time.
/// </summary>
internal sealed class CountingProvider : IAsyncDisposable
{
    private readonly LocalServer _server;
    private readonly string _scope;
    private readonly ConcurrentDictionary<string, string> _bodies = new();
    private readonly ConcurrentDictionary<string, int> _looks = new();
    private readonly Lock _gate = new();
    private (int Count, TaskCompletionSource Signal)? _awaited;

    public CountingProvider(string scope)
    {
        _scope = scope;
        _server = new LocalServer(AnswerAsync, isConcurrent: true);
    }

    public string Address => _server.Address.AbsoluteUri;

    /// <summary>How many different actions it was asked to start.</summary>
    public int Actions => _bodies.Count;

    /// <summary>How often a request_id came again with something else in it.</summary>
    public int Contradictions { get; private set; }

    /// <summary>Until it was asked to start so many different actions.</summary>
    public Task WhenStartedAsync(int count)
    {
        var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _awaited = (count, signal);
            Signal();
        }

        return signal.Task.InTimeAsync($"{count} actions to be started");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var answer = Answer(
            context.Request.Url!.AbsolutePath.Trim('/').Split('/'),
            await LocalServer.ReadBodyAsync(context)
        );
        LocalServer.Respond(context, answer.ToJsonString());
    }

    private JsonObject Answer(string[] path, string body) =>
        path switch
        {
            ["run"] => Start(JsonNode.Parse(body)!, body),
            [{ Length: > 0 } id, "status"] => Describe(
                id,
                _looks.AddOrUpdate(id, 1, (_, count) => count + 1) > 1 ? "SUCCEEDED" : "ACTIVE"
            ),
            _ => new JsonObject { ["globus_auth_scope"] = _scope },
        };

    private JsonObject Start(JsonNode request, string body)
    {
        var id = request["request_id"]!.ToString();
        lock (_gate)
        {
            if (_bodies.GetOrAdd(id, body) != body)
            {
                Contradictions++;
            }

            Signal();
        }

        return Describe(id, "ACTIVE");
    }

    private void Signal()
    {
        if (_awaited is { } some && _bodies.Count >= some.Count)
        {
            some.Signal.TrySetResult();
        }
    }

    private static JsonObject Describe(string id, string status) =>
        new()
        {
            ["action_id"] = id,
            ["status"] = status,
            ["details"] = new JsonObject(),
        };
}
