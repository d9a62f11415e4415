namespace Globus.Automate.PowerShell.Waiting;

/// <summary>The timeout of a wait. It limits every request and every pause.</summary>
internal sealed class Deadline : IDisposable
{
    // The last poll starts this long before the deadline, so that its response can arrive in time.
    private static readonly TimeSpan FinalPollMargin = TimeSpan.FromSeconds(0.5);

    // Timers support at most 49 days.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(40);

    private readonly WaitOptions _options;
    private readonly CancellationTokenSource _end;
    private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer? _timer;
    private readonly long _started;
    private volatile bool _isOver;

    public Deadline(WaitOptions options, CancellationToken stopping)
    {
        _options = options;
        _end = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _end.Token.Register(() => _ended.TrySetResult(true));
        _started = options.TimeProvider.GetTimestamp();
        if (options.Timeout is { } timeout && timeout <= LongestTimer)
        {
            _timer = options.TimeProvider.CreateTimer(_ => Expire(), null, timeout, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Whether the timeout has elapsed.</summary>
    public bool IsOver => _isOver || Remaining <= TimeSpan.Zero;

    private TimeSpan Remaining =>
        _options.Timeout is { } timeout ? timeout - _options.TimeProvider.GetElapsedTime(_started) : TimeSpan.MaxValue;

    /// <summary>
    /// Sends a request, and stops waiting for it at the deadline even if the request ignores its token.
    /// </summary>
    /// <exception cref="OperationCanceledException">The timeout has elapsed, or the pipeline stops.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> request)
    {
        _end.Token.ThrowIfCancellationRequested();
        var response = request(_end.Token);
        if (await Task.WhenAny(response, _ended.Task) == response)
        {
            return await response;
        }

        _ = response.ContinueWith(late => late.Exception, TaskScheduler.Default);
        throw new OperationCanceledException(_end.Token);
    }

    /// <summary>Waits until the next poll is due.</summary>
    /// <returns>False if the timeout has elapsed.</returns>
    public async Task<bool> PauseAsync(TimeSpan interval)
    {
        var left = Remaining;
        var pause =
            interval < left ? interval
            : left > FinalPollMargin ? left - FinalPollMargin
            : left;
        try
        {
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, _options.TimeProvider, _end.Token);
            }

            return !IsOver;
        }
        catch (OperationCanceledException) when (IsOver)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer?.Dispose();
        _end.Dispose();
    }

    private void Expire()
    {
        _isOver = true;
        try
        {
            _end.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The wait ended at the same time.
        }
    }
}
