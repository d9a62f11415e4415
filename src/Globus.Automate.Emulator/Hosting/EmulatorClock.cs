using System.Diagnostics;

namespace Globus.Automate.Emulator.Hosting;

/// <summary>
/// The clock of the emulator: waits, deadlines, sessions and log entries use it; the lifetimes of tokens do not. It can
/// run faster than real time, stand still, and be moved forward; it never moves back.
/// </summary>
public sealed class EmulatorClock : TimeProvider
{
    /// <summary>The fastest pace: eleven days in a second.</summary>
    public const double LargestScale = 1_000_000;

    /// <summary>
    /// The time at which the clock stops. The thousand years up to the latest date of .NET are reserved for lifetimes
    /// and waits that are added to the clock's time.
    /// </summary>
    public static readonly DateTimeOffset Latest = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The latest time to which the clock can be moved. It continues to run from there.</summary>
    public static readonly DateTimeOffset LatestMove = new(3000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The longest timer. Timers are limited to some weeks; an early check has no effect.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private DateTimeOffset _origin = DateTimeOffset.UtcNow;
    private long _originTimestamp = Stopwatch.GetTimestamp();
    private double _scale;
    private bool _frozen;
    private DateTimeOffset _held = Latest;

    /// <summary>Starts at the present real time.</summary>
    /// <param name="scale">Seconds of this clock per second of real time: greater than zero, at most <see
    /// cref="LargestScale"/>.</param>
    public EmulatorClock(double scale = 1)
    {
        ThrowUnlessUsable(scale);
        _scale = scale;
    }

    /// <summary>Raised after the clock was moved, frozen, released or given another scale.</summary>
    public event EventHandler? Changed;

    /// <summary>Seconds of this clock per second of real time, while it is not frozen.</summary>
    public double Scale
    {
        get
        {
            lock (_gate)
            {
                return _scale;
            }
        }
    }

    /// <summary>True while the clock stands still.</summary>
    public bool IsFrozen
    {
        get
        {
            lock (_gate)
            {
                return _frozen;
            }
        }
    }

    /// <summary>
    /// The time without pending events. The events between <see cref="GetUtcNow"/> and this time have not happened yet.
    /// </summary>
    internal DateTimeOffset Target
    {
        get
        {
            lock (_gate)
            {
                return _frozen ? _origin : Later(_origin, Stopwatch.GetElapsedTime(_originTimestamp).Ticks * _scale);
            }
        }
    }

    /// <summary>
    /// The time at which work continues after a yield. In real time, computing takes time, so that a computing run does
    /// not stop the clock for others; a faster clock waits for it.
    /// </summary>
    internal DateTimeOffset TimeAfterOthers
    {
        get
        {
            lock (_gate)
            {
                return _scale > 1 ? GetUtcNow() : Target;
            }
        }
    }

    /// <summary>The present time. It does not pass an event before the event has happened.</summary>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return Target is var target && target < _held ? target : _held;
        }
    }

    /// <summary>Whether the scale is valid.</summary>
    /// <param name="scale">Seconds of this clock per second of real time.</param>
    public static bool IsUsable(double scale) => scale is > 0 and <= LargestScale;

    /// <summary>Moves the clock forward. Due events happen in the order of their times.</summary>
    /// <param name="by">The duration; not negative.</param>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Change(() => _origin = Later(_origin, by.Ticks));
    }

    /// <summary>Moves the clock forward to <paramref name="time"/>; does nothing if this time has passed.</summary>
    public void AdvanceTo(DateTimeOffset time) =>
        Change(() =>
            _origin =
                time <= _origin ? _origin
                : time < Latest ? time
                : Latest
        );

    /// <summary>Freezes the clock at the present time.</summary>
    public void Freeze() => Change(() => _frozen = true);

    /// <summary>Releases a frozen clock.</summary>
    public void Unfreeze() => Change(() => _frozen = false);

    /// <summary>Changes the scale from the present time on.</summary>
    /// <param name="newScale">Seconds of this clock per second of real time: greater than zero, at most <see
    /// cref="LargestScale"/>.</param>
    public void SetScale(double newScale)
    {
        ThrowUnlessUsable(newScale);
        Change(() => _scale = newScale);
    }

    /// <summary>Sets the next event, at which the clock stops until the event has happened.</summary>
    /// <param name="time">The time of the event; null for no event.</param>
    internal void HoldAt(DateTimeOffset? time)
    {
        lock (_gate)
        {
            var now = GetUtcNow();
            _held = (time ?? Latest) is var held && held > now ? held : now;
        }
    }

    /// <summary>The real time until a time of this clock; infinite while the clock stands still.</summary>
    /// <param name="time">The time; null for never.</param>
    internal TimeSpan PauseUntil(DateTimeOffset? time)
    {
        lock (_gate)
        {
            if (time is null || Target is var now && time > now && (_frozen || now >= Latest))
            {
                return Timeout.InfiniteTimeSpan;
            }

            var ticks = (time.Value - now).Ticks / _scale;
            return ticks <= 0 ? TimeSpan.Zero
                : ticks < LongestPause.Ticks ? TimeSpan.FromTicks((long)ticks)
                : LongestPause;
        }
    }

    /// <summary>Completes when the clock shows <paramref name="time"/>, after running or being moved.</summary>
    internal async Task WaitUntilAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        do
        {
            var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            void Notice(object? sender, EventArgs arguments) => changed.TrySetResult();
            Changed += Notice;
            try
            {
                var delay = Task.Delay(PauseUntil(time), System, cancellationToken);
                await Task.WhenAny(changed.Task, delay).ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
            }
            finally
            {
                Changed -= Notice;
            }
        } while (Target < time);
    }

    private static DateTimeOffset Later(DateTimeOffset time, double ticks) =>
        ticks < (Latest - time).Ticks ? time.AddTicks((long)ticks) : Latest;

    private static void ThrowUnlessUsable(double scale)
    {
        if (!IsUsable(scale))
        {
            throw new ArgumentOutOfRangeException(
                nameof(scale),
                scale,
                $"The scale must be greater than 0 and at most {LargestScale}."
            );
        }
    }

    private void Change(Action change)
    {
        lock (_gate)
        {
            _origin = Target;
            _originTimestamp = Stopwatch.GetTimestamp();
            change();
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }
}
