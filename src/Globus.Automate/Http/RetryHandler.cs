namespace Globus.Automate.Http;

/// <summary>Sends a request again when that can help and does no harm, after a pause.</summary>
internal sealed class RetryHandler(GlobusClientOptions options, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly RetryDelay _delay = new(options.MaximumRetryDelay, options.TimeProvider);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var facts = request.GetFacts();
        var started = options.TimeProvider.GetTimestamp();
        for (; ; facts.Attempt++)
        {
            using var attempt = await TryAsync(request, cancellationToken).ConfigureAwait(false);
            facts.AnswerLost |= attempt.MayHaveBeenTaken;
            var delay = _delay.After(attempt, facts.Attempt);
            var elapsed = options.TimeProvider.GetElapsedTime(started) + delay;
            if (!HttpRetries.Allow(facts.Attempt, delay))
            {
                return attempt.Finish();
            }

            if (facts.Attempt > options.MaximumRetryCount || elapsed > options.TotalTimeout || !attempt.MayRepeat(facts.Repeat))
                return attempt.Finish();
            attempt.Dispose();
            facts.Delay = delay;
            await options.TimeProvider.DelayAsync(delay, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Attempt> TryAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var facts = request.GetFacts();
        facts.Fault = null;
        try
        {
            return new Attempt(await base.SendAsync(request, cancellationToken).ConfigureAwait(false));
        }
        catch (GlobusConnectionException error) when (facts.Fault is { } fault)
        {
            return new Attempt(fault, error);
        }
    }
}
