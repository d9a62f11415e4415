namespace Globus.Automate.PowerShell.Waiting;

/// <summary>The time that a wait may take. It bounds every request and every pause of the wait.</summary>
internal sealed class Deadline : IDisposable
{
    // The last poll starts this long before the deadline, so that its response can still arrive.
    private static readonly TimeSpan FinalPollMargin = TimeSpan.FromSeconds(0.5);

    // Timers take no more than 49 days; a longer wait ends after the pause in which it is over.
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

    /// <summary>Whether the time is over.</summary>
    public bool IsOver => _isOver || Remaining <= TimeSpan.Zero;

    private TimeSpan Remaining =>
        _options.Timeout is { } timeout ? timeout - _options.TimeProvider.GetElapsedTime(_started) : TimeSpan.MaxValue;

    /// <summary>Makes a request. Stops waiting for it at the deadline, even if the request ignores its token.</summary>
    /// <exception cref="OperationCanceledException">The time is over, or the pipeline stops.</exception>
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
    /// <returns>False when the time is over.</returns>
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
            // The wait ended at the same moment.
        }
    }
}
