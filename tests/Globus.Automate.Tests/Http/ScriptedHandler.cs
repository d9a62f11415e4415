using System.Net;
using System.Text;

namespace Globus.Automate.Tests.Http;

/// <summary>Stands in for the network: answers what the script says, in order, and keeps what was asked.</summary>
public sealed class ScriptedHandler : HttpMessageHandler
{
    private readonly Queue<Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> _script = new();

    public List<RecordedRequest> Requests { get; } = [];

    public RecordedRequest Last => Requests[^1];

    public ScriptedHandler Answer(
        HttpStatusCode status,
        string body = "",
        string mediaType = "application/json",
        params (string Name, string Value)[] headers
    )
    {
        _script.Enqueue(
            (_, _) =>
            {
                var response = new HttpResponseMessage(status)
                {
                    Content = new StringContent(body, Encoding.UTF8, mediaType),
                };
                foreach (var (name, value) in headers)
                {
                    response.Headers.TryAddWithoutValidation(name, value);
                }

                return Task.FromResult(response);
            }
        );
        return this;
    }

    public ScriptedHandler Answer(string body) => Answer(HttpStatusCode.OK, body);

    public ScriptedHandler Answer(HttpResponseMessage response)
    {
        _script.Enqueue((_, _) => Task.FromResult(response));
        return this;
    }

    public ScriptedHandler Throw(Exception error)
    {
        _script.Enqueue((_, _) => throw error);
        return this;
    }

    /// <summary>Answers when the test lets it.</summary>
    public ScriptedHandler AnswerAfter(Task gate, string body)
    {
        _script.Enqueue(
            async (_, cancellationToken) =>
            {
                await gate.WaitAsync(cancellationToken);
                return new HttpResponseMessage { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            }
        );
        return this;
    }

    /// <summary>Never answers; ends when the caller gives up.</summary>
    public ScriptedHandler Hang(Action? whenAsked = null)
    {
        _script.Enqueue(
            async (_, cancellationToken) =>
            {
                var ended = Task.Delay(Timeout.Infinite, cancellationToken);
                whenAsked?.Invoke();
                await ended;
                throw new InvalidOperationException("unreachable");
            }
        );
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add(new RecordedRequest(request, body));
        return _script.TryDequeue(out var step)
            ? await step(request, cancellationToken)
            : throw new InvalidOperationException(
                $"The script has no answer for {request.Method} {request.RequestUri}."
            );
    }
}
