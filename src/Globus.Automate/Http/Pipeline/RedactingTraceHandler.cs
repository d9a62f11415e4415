using System.Text;
using Globus.Automate.Http.Requests;
using Globus.Automate.Http.Responses;
using Globus.Automate.Http.Tracing;

namespace Globus.Automate.Http.Pipeline;

/// <summary>Reports each attempt to the trace. Bodies are copied only for a trace.</summary>
internal sealed class RedactingTraceHandler(ConnectionOptions options, HttpMessageHandler inner)
    : DelegatingHandler(inner)
{
    /// <summary>For larger bodies, the trace shows only the length.</summary>
    private const int LargestBody = 256 * 1024;

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) =>
        HttpTrace.Current is { } trace
            ? SendTracedAsync(trace, (GlobusRequest)request, cancellationToken)
            : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> SendTracedAsync(
        IHttpTrace trace,
        GlobusRequest request,
        CancellationToken cancellationToken
    )
    {
        var attempt = await DescribeAsync(trace, request).ConfigureAwait(false);
        var started = options.TimeProvider.GetTimestamp();
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            attempt = attempt with
            {
                Elapsed = options.TimeProvider.GetElapsedTime(started),
                StatusCode = response.StatusCode,
                RequestId = response.Headers.TryGetValues("X-Request-Id", out var ids)
                    ? PlainText.Of(request.Context.Secrets.Redact(ids.First())!)
                    : null,
                ResponseBody = await CopyAsync(trace, request, response.Content).ConfigureAwait(false),
            };
            trace.OnAttempt(attempt);
            return response;
        }
        catch (GlobusException exception) when (exception is GlobusConnectionException or InvalidResponseException)
        {
            trace.OnAttempt(
                attempt with
                {
                    Elapsed = options.TimeProvider.GetElapsedTime(started),
                    Failure = exception.Message,
                }
            );
            throw;
        }
    }

    private static async Task<HttpAttempt> DescribeAsync(IHttpTrace trace, GlobusRequest request)
    {
        return new HttpAttempt
        {
            Method = request.Method.Method,
            Address = Redaction.Redact(request.RequestUri!),
            Attempt = request.Context.Attempt,
            RetryDelay = request.Context.Delay,
            RequestBody = await CopyAsync(trace, request, request.Content).ConfigureAwait(false),
        };
    }

    private static async Task<string?> CopyAsync(IHttpTrace trace, GlobusRequest request, HttpContent? content)
    {
        if (!trace.IncludesBodies || content is null)
        {
            return null;
        }

        var type = content.Headers.ContentType?.MediaType;
        // Both bodies are already in memory.
        var bytes = content is ReceivedContent body
            ? body.Bytes
            : new ArraySegment<byte>(await content.ReadAsByteArrayAsync().ConfigureAwait(false));
        if (bytes.Count > LargestBody)
        {
            return Redaction.Measure(bytes.Count, type);
        }

        var text = Encoding.UTF8.GetString(bytes.Array!, bytes.Offset, bytes.Count);
        return request.Context.Secrets.Redact(PlainText.Of(Redaction.Redact(text, type)));
    }
}
