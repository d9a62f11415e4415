using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Runs.Execution;

/// <summary>
/// Moves the clock from event to event. At each event it waits until no run is due and all calls and actions are
/// complete.
/// </summary>
internal sealed class ClockMover(EmulatorClock clock, RunStore runs, RunSchedule schedule, RunWorker worker)
    : IDisposable
{
    private static readonly TimeSpan LongestWork = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Moves the clock to a time.</summary>
    public Task<ClockStop> MoveToAsync(DateTimeOffset time, CancellationToken cancellationToken) =>
        TakeTurnAsync(() => StepAsync(time, isMet: null, cancellationToken), cancellationToken);

    /// <summary>Moves the clock forward.</summary>
    public Task<ClockStop> MoveAsync(TimeSpan by, CancellationToken cancellationToken) =>
        TakeTurnAsync(() => StepAsync(clock.GetUtcNow() + by, isMet: null, cancellationToken), cancellationToken);

    /// <summary>Moves the clock until a condition is met.</summary>
    /// <param name="isMet">The condition.</param>
    /// <param name="longest">The longest move; null for no limit.</param>
    /// <param name="cancellationToken">Stops the clock where it is.</param>
    public Task<ClockStop> MoveUntilAsync(Func<bool> isMet, TimeSpan? longest, CancellationToken cancellationToken) =>
        TakeTurnAsync(
            () => StepAsync(longest is { } by ? clock.GetUtcNow() + by : null, isMet, cancellationToken),
            cancellationToken
        );

    public void Dispose() => _turn.Dispose();

    /// <summary>One move follows the other, so that none is lost.</summary>
    private async Task<ClockStop> TakeTurnAsync(Func<Task<ClockStop>> move, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await move().ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<ClockStop> StepAsync(
        DateTimeOffset? latest,
        Func<bool>? isMet,
        CancellationToken cancellationToken
    )
    {
        while (await SettlesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (isMet?.Invoke() == true)
            {
                return ClockStop.Condition;
            }

            if (clock.GetUtcNow() >= latest)
            {
                return ClockStop.Time;
            }

            // A timer without an end would move the clock forever, so only runs move it without a limit.
            var next = latest is null && runs.FindNextDue() is null ? null : schedule.FindNextDue();
            if (latest is null && (next is null || next > EmulatorClock.LatestMove))
            {
                return ClockStop.NothingDue;
            }

            clock.AdvanceTo(next < latest || latest is null ? next!.Value : latest.Value);
        }

        return ClockStop.Busy;
    }

    /// <returns>False if the work at the present time takes too long.</returns>
    private async Task<bool> SettlesAsync(CancellationToken cancellationToken)
    {
        var idle = worker.WhenIdleAsync();
        try
        {
            await Task.WhenAny(idle, worker.WhenFailedAsync())
                .WaitAsync(LongestWork, cancellationToken)
                .ConfigureAwait(false);
            return idle.IsCompleted;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
