using System.Diagnostics;

namespace Globus.Automate.Emulator.Hosting;

/// <summary>
/// The one time that everything in the emulator follows: token lifetimes, waits, deadlines, log entries.
/// It can run faster than the wall clock, stand still, and be moved forward; it never goes back.
/// </summary>
public sealed class EmulatorClock : TimeProvider
{
    /// <summary>The fastest pace: eleven days in a second.</summary>
    public const double LargestScale = 1_000_000;

    /// <summary>
    /// The clock stops here. The thousand years up to the last date that .NET can express are left for the lifetimes
    /// and waits that are added to the clock's time.
    /// </summary>
    public static readonly DateTimeOffset Latest = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The latest time that the clock can be moved to. It still runs from there.</summary>
    public static readonly DateTimeOffset LatestMove = new(3000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A timer cannot be set for longer than some weeks; an earlier look does no harm.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private DateTimeOffset _origin = DateTimeOffset.UtcNow;
    private long _originTimestamp = Stopwatch.GetTimestamp();
    private double _scale;
    private bool _frozen;
    private DateTimeOffset _held = Latest;

    /// <summary>Starts at the wall clock's time.</summary>
    /// <param name="scale">Seconds of this clock per second of the wall clock: greater than zero, at most
    /// <see cref="LargestScale"/>.</param>
    public EmulatorClock(double scale = 1)
    {
        ThrowUnlessUsable(scale);
        _scale = scale;
    }

    /// <summary>Raised after the clock was moved, frozen, released or given another pace.</summary>
    public event EventHandler? Changed;

    /// <summary>Seconds of this clock per second of the wall clock, while it is not frozen.</summary>
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
    /// The time that the clock would show without events to wait for. Between it and <see cref="GetUtcNow"/> lie the
    /// events that have not happened yet.
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
    /// When work continues that lets other work go first. At the pace of the wall clock computing takes time, so that
    /// a run that computes does not stop the clock for others; a faster clock waits for it.
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

    /// <summary>Whether the clock can run at this pace.</summary>
    /// <param name="scale">Seconds of this clock per second of the wall clock.</param>
    public static bool IsUsable(double scale) => scale is > 0 and <= LargestScale;

    /// <summary>Moves the clock forward. What is due on the way happens in the order of its times.</summary>
    /// <param name="by">How far; not negative.</param>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Change(() => _origin = Later(_origin, by.Ticks));
    }

    /// <summary>Moves the clock forward to <paramref name="time"/>; does nothing if that has passed.</summary>
    public void AdvanceTo(DateTimeOffset time) =>
        Change(() =>
            _origin =
                time <= _origin ? _origin
                : time < Latest ? time
                : Latest
        );

    /// <summary>Stops the clock where it is.</summary>
    public void Freeze() => Change(() => _frozen = true);

    /// <summary>Lets a frozen clock run again.</summary>
    public void Unfreeze() => Change(() => _frozen = false);

    /// <summary>Gives the clock another pace from now on.</summary>
    /// <param name="newScale">Seconds of this clock per second of the wall clock: greater than zero, at most
    /// <see cref="LargestScale"/>.</param>
    public void SetScale(double newScale)
    {
        ThrowUnlessUsable(newScale);
        Change(() => _scale = newScale);
    }

    /// <summary>The clock stops at the next event until that has happened. It never goes back.</summary>
    /// <param name="time">The time of the event; null where no event is to come.</param>
    internal void HoldAt(DateTimeOffset? time)
    {
        lock (_gate)
        {
            var now = GetUtcNow();
            _held = (time ?? Latest) is var held && held > now ? held : now;
        }
    }

    /// <summary>How long it takes on the wall clock until a time; infinite while the clock stands still.</summary>
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

    /// <summary>Until the clock shows <paramref name="time"/>, whether it goes there or is moved.</summary>
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
