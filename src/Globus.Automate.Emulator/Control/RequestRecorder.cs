using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Control;

/// <summary>Records the last requests for tests.</summary>
internal sealed class RequestRecorder(TimeProvider clock)
{
    private const int Capacity = 1000;

    private readonly Lock _gate = new();
    private readonly Queue<RecordedRequest> _recorded = new();

    /// <summary>Records the request and the status of its response; null if the connection was closed.</summary>
    public void Add(HttpContext http)
    {
        var request = http.Request;
        var entry = new RecordedRequest(
            clock.GetUtcNow(),
            request.Method,
            request.Path.Value ?? "",
            Redaction.ShowQuery(request.Query),
            Redaction.ShowHeaders(request.Headers),
            Redaction.ShowBody(request, RequestContent.Of(http)),
            http.RequestAborted.IsCancellationRequested ? null : http.Response.StatusCode
        );
        lock (_gate)
        {
            _recorded.Enqueue(entry);
            if (_recorded.Count > Capacity)
            {
                _recorded.Dequeue();
            }
        }
    }

    public JsonArray ToJson(RecordedRequestFilter filter)
    {
        lock (_gate)
        {
            return [.. filter.Apply(_recorded).Select(entry => entry.ToJson())];
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _recorded.Clear();
        }
    }
}
