using Globus.Automate.Http.Requests;
using Globus.Automate.Http.Tracing;

namespace Globus.Automate.Http.Pipeline;

/// <summary>Retries a request after a delay, if a retry can help and cannot start anything twice.</summary>
internal sealed class RetryHandler(ConnectionOptions options, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly RetryDelay _delay = new(options.MaximumRetryDelay, options.TimeProvider);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var (policy, context) = (((GlobusRequest)request).RetryPolicy, ((GlobusRequest)request).Context);
        var started = options.TimeProvider.GetTimestamp();
        for (; ; context.Attempt++)
        {
            using var attempt = await TryAsync(request, context, cancellationToken).ConfigureAwait(false);
            context.ResponseLost |= attempt.MayHaveBeenProcessed;
            var delay = _delay.Get(attempt, context.Attempt);
            var elapsed = options.TimeProvider.GetElapsedTime(started) + delay;
            if (!RetryLimitScope.Allow(context.Attempt, delay))
            {
                return attempt.GetResponse();
            }

            var maximum = RetryDelay.GetMaximumRetries(attempt, options.MaximumRetryCount);
            if (context.Attempt > maximum || elapsed > options.TotalTimeout || !attempt.MayRetry(policy))
            {
                return attempt.GetResponse();
            }

            var retry = new HttpRetry(
                context.Attempt,
                maximum,
                delay,
                context.Secrets.Redact(attempt.Reason(request.RequestUri!))!
            );
            attempt.Dispose();
            context.Delay = delay;
            await DelayAsync(retry, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task DelayAsync(HttpRetry retry, CancellationToken cancellationToken)
    {
        var trace = HttpTrace.Current;
        trace?.OnDelayStarted(retry);
        try
        {
            await Task.Delay(retry.Delay, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            trace?.OnDelayEnded(retry);
        }
    }

    private async Task<AttemptResult> TryAsync(
        HttpRequestMessage request,
        RequestContext context,
        CancellationToken cancellationToken
    )
    {
        context.Fault = null;
        try
        {
            return new AttemptResult(await base.SendAsync(request, cancellationToken).ConfigureAwait(false));
        }
        catch (GlobusConnectionException exception) when (context.Fault is { } fault)
        {
            return new AttemptResult(fault, exception);
        }
    }
}
