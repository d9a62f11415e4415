namespace Globus.Automate.Http;

/// <summary>Sends a request again when that can help and does no harm, after a pause.</summary>
internal sealed class RetryHandler(GlobusClientOptions options, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly RetryDelay _delay = new(options.MaximumRetryDelay, options.TimeProvider);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var facts = request.GetContext();
        var started = options.TimeProvider.GetTimestamp();
        for (; ; facts.Attempt++)
        {
            using var attempt = await TryAsync(request, cancellationToken).ConfigureAwait(false);
            facts.ResponseLost |= attempt.MayHaveBeenProcessed;
            var delay = _delay.Get(attempt, facts.Attempt);
            var elapsed = options.TimeProvider.GetElapsedTime(started) + delay;
            if (!HttpRetries.Allow(facts.Attempt, delay))
            {
                return attempt.GetResponse();
            }

            var most = RetryDelay.GetMaximumRetries(attempt, options.MaximumRetryCount);
            if (facts.Attempt > most || elapsed > options.TotalTimeout || !attempt.MayRetry(facts.RetryPolicy))
            {
                return attempt.GetResponse();
            }

            var retry = new HttpRetry(
                facts.Attempt,
                most,
                delay,
                facts.Secrets.Redact(attempt.Reason(request.RequestUri!))!
            );
            attempt.Dispose();
            facts.Delay = delay;
            await PauseAsync(retry, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task PauseAsync(HttpRetry retry, CancellationToken cancellationToken)
    {
        var trace = HttpTrace.Current;
        trace?.OnDelayStarted(retry);
        try
        {
            await options.TimeProvider.DelayAsync(retry.Delay, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            trace?.OnDelayEnded(retry);
        }
    }

    private async Task<AttemptResult> TryAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var facts = request.GetContext();
        facts.Fault = null;
        try
        {
            return new AttemptResult(await base.SendAsync(request, cancellationToken).ConfigureAwait(false));
        }
        catch (GlobusConnectionException exception) when (facts.Fault is { } fault)
        {
            return new AttemptResult(fault, exception);
        }
    }
}
