using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Tests.Hosting;

/// <summary>
/// An action provider that counts what it is asked by request_id. An action is over when it is looked at for the second
/// time.
/// </summary>
internal sealed class CountingProvider : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly HttpListener _listener = new();
    private readonly Task _loop;
    private readonly string _scope;
    private readonly ConcurrentDictionary<string, string> _bodies = new();
    private readonly ConcurrentDictionary<string, int> _looks = new();
    private readonly Lock _gate = new();
    private (int Count, TaskCompletionSource Signal)? _awaited;

    public CountingProvider(string scope)
    {
        _scope = scope;
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        probe.Stop();
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _loop = ListenAsync();
    }

    public string Address { get; }

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

        return signal.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        // Stopped first, it would take its port once more to close, which may be another's by then.
        _listener.Close();
        await _loop;
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => RespondAsync(context));
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // It was stopped.
        }
    }

    private async Task RespondAsync(HttpListenerContext context)
    {
        try
        {
            using var reader = new StreamReader(context.Request.InputStream);
            var response = Response(
                context.Request.Url!.AbsolutePath.Trim('/').Split('/'),
                await reader.ReadToEndAsync()
            );
            context.Response.ContentType = "application/json";
            context.Response.Close(Encoding.UTF8.GetBytes(response.ToJsonString()), willBlock: true);
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or IOException)
        {
            // Whoever asked was killed.
        }
    }

    private JsonObject Response(string[] path, string body) =>
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
