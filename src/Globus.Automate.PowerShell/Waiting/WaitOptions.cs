namespace Globus.Automate.PowerShell.Waiting;

/// <summary>How to wait.</summary>
internal sealed record WaitOptions
{
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(15);

    /// <summary>How long at the most; for ever when null.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How long between two looks; growing when null.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>Whether the service has responded to the command before the wait.</summary>
    public bool IsServiceReachable { get; init; }

    /// <summary>
    /// Whether what can no longer be looked at is written as it was last seen, beside its error: the command started
    /// it.
    /// </summary>
    public bool WritesLastSeen { get; init; }

    /// <summary>What measures the time.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How long after the first look.</summary>
    public TimeSpan FirstInterval => Interval ?? TimeSpan.FromMilliseconds(250);

    /// <summary>The options as parameters in seconds give them.</summary>
    public static WaitOptions FromSeconds(int? timeout, int? interval) =>
        new()
        {
            Timeout = timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Interval = interval is { } pause ? TimeSpan.FromSeconds(pause) : null,
        };

    /// <summary>The options of a command that waits for what it has started.</summary>
    public static WaitOptions ForStarted(int? timeout, int? interval) =>
        FromSeconds(timeout, interval) with
        {
            IsServiceReachable = true,
            WritesLastSeen = true,
        };

    /// <summary>
    /// How long after the next look: half as much again, so that a short one is seen at once and a long one costs
    /// little.
    /// </summary>
    public TimeSpan NextInterval(TimeSpan interval)
    {
        if (Interval is { } given)
        {
            return given;
        }

        var longer = TimeSpan.FromTicks(interval.Ticks * 3 / 2);
        return longer < LongestInterval ? longer : LongestInterval;
    }
}
