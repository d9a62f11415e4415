namespace Globus.Automate.Http;

/// <summary>Tells whoever watches about each attempt. Nothing is copied when nobody does.</summary>
internal sealed class RedactingTraceHandler(TimeProvider time, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        HttpTrace.Current is { } trace
            ? SendWatchedAsync(trace, request, cancellationToken)
            : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> SendWatchedAsync(
        IHttpTrace trace, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var attempt = await DescribeAsync(trace, request, cancellationToken).ConfigureAwait(false);
        var started = time.GetTimestamp();
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            attempt = attempt with
            {
                Elapsed = time.GetElapsedTime(started),
                StatusCode = response.StatusCode,
                RequestId = response.Headers.TryGetValues("X-Request-Id", out var ids) ? ids.First() : null,
                ResponseBody = await CopyAsync(trace, response.Content, cancellationToken).ConfigureAwait(false),
            };
            trace.OnAttempt(attempt);
            return response;
        }
        catch (GlobusConnectionException error)
        {
            trace.OnAttempt(attempt with { Elapsed = time.GetElapsedTime(started), Failure = error.Message });
            throw;
        }
    }

    private static async Task<HttpAttempt> DescribeAsync(
        IHttpTrace trace, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var facts = request.GetFacts();
        return new HttpAttempt
        {
            Method = request.Method.Method,
            Address = Redaction.Of(request.RequestUri!),
            Attempt = facts.Attempt,
            RetryDelay = facts.Delay,
            RequestBody = await CopyAsync(trace, request.Content, cancellationToken).ConfigureAwait(false),
        };
    }

    private static async Task<string?> CopyAsync(IHttpTrace trace, HttpContent? content, CancellationToken cancellationToken)
    {
        if (!trace.WantsBodies || content is null)
            return null;
        try
        {
            await content.LoadIntoBufferAsync().ConfigureAwait(false);
            var text = await content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            return Redaction.Of(text, content.Headers.ContentType?.MediaType);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            // Whoever reads the body next meets the same fault and reports it.
            return "(broke off)";
        }
    }
}
