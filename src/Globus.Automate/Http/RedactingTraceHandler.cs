namespace Globus.Automate.Http;

/// <summary>Tells whoever watches about each attempt. Nothing is copied when nobody does.</summary>
internal sealed class RedactingTraceHandler(GlobusClientOptions options, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        HttpTrace.Current is { } trace
            ? SendWatchedAsync(trace, request, cancellationToken)
            : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> SendWatchedAsync(
        IHttpTrace trace, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var attempt = await DescribeAsync(trace, request, cancellationToken).ConfigureAwait(false);
        var started = options.TimeProvider.GetTimestamp();
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            attempt = attempt with
            {
                Elapsed = options.TimeProvider.GetElapsedTime(started),
                StatusCode = response.StatusCode,
                RequestId = response.Headers.TryGetValues("X-Request-Id", out var ids) ? ids.First() : null,
                ResponseBody = await CopyAsync(trace, response.Content, cancellationToken).ConfigureAwait(false),
            };
            trace.OnAttempt(attempt);
            return response;
        }
        catch (GlobusConnectionException error)
        {
            trace.OnAttempt(attempt with { Elapsed = options.TimeProvider.GetElapsedTime(started), Failure = error.Message });
            throw;
        }
    }

    private async Task<HttpAttempt> DescribeAsync(
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

    private async Task<string?> CopyAsync(IHttpTrace trace, HttpContent? content, CancellationToken cancellationToken)
    {
        if (!trace.WantsBodies || content is null)
            return null;
        using var limit = new TimeLimit(options, cancellationToken);
        try
        {
            // Reading it as text leaves it in memory for whoever reads it next.
            var text = await content.ReadAsStringAsync(limit.Token).ConfigureAwait(false);
            return Redaction.Of(text, content.Headers.ContentType?.MediaType);
        }
        catch (Exception error) when (error is HttpRequestException or IOException || Ended(error, cancellationToken))
        {
            // Whoever reads the body next meets the same fault and reports it.
            return "(broke off)";
        }
    }

    private static bool Ended(Exception error, CancellationToken cancellationToken) =>
        error is OperationCanceledException && !cancellationToken.IsCancellationRequested;
}
