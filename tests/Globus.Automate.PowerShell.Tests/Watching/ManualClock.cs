namespace Globus.Automate.PowerShell.Tests.Watching;

/// <summary>A clock that a test moves: a monotonic one, and a system clock that can be set.</summary>
internal sealed class ManualClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private long _ticks = 1;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>Lets time go by.</summary>
    public void Advance(double seconds)
    {
        _ticks += TimeSpan.FromSeconds(seconds).Ticks;
        _now += TimeSpan.FromSeconds(seconds);
    }

    /// <summary>Sets the system clock. No time goes by.</summary>
    public void SetSystemClock(DateTimeOffset now) => _now = now;
}
