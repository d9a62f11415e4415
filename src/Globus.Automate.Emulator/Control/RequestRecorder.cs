using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Control;

/// <summary>The last requests, so that a test can see what was sent.</summary>
internal sealed class RequestRecorder(TimeProvider clock)
{
    private const int Capacity = 1000;

    private readonly Lock gate = new();
    private readonly Queue<RecordedRequest> recorded = new();

    /// <summary>Keeps the request, with the status that it was answered with; null if the connection was cut.</summary>
    public void Add(HttpContext http)
    {
        var request = http.Request;
        var entry = new RecordedRequest(
            clock.GetUtcNow(), request.Method, request.Path.Value ?? "", Redaction.ShowQuery(request.Query),
            Redaction.ShowHeaders(request.Headers), Redaction.ShowBody(request, RequestContent.Of(http)),
            http.RequestAborted.IsCancellationRequested ? null : http.Response.StatusCode);
        lock (gate)
        {
            recorded.Enqueue(entry);
            if (recorded.Count > Capacity)
            {
                recorded.Dequeue();
            }
        }
    }

    public JsonArray ToJson()
    {
        lock (gate)
        {
            return [.. recorded.Select(entry => entry.ToJson())];
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            recorded.Clear();
        }
    }
}
