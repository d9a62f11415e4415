using Microsoft.Extensions.Time.Testing;

namespace Globus.Automate.Tests.Http;

/// <summary>
/// A clock on which pauses are over at once, and remembered. Time limits, which are longer, run as long as the test
/// says.
/// </summary>
public sealed class ImpatientClock : FakeTimeProvider
{
    /// <summary>What is longer is a time limit.</summary>
    public static TimeSpan LongestPause { get; } = TimeSpan.FromSeconds(59);

    public ImpatientClock()
        : base(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)) { }

    public List<TimeSpan> Pauses { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime <= LongestPause)
        {
            Pauses.Add(dueTime);
            Advance(dueTime);
        }
        return timer;
    }
}
