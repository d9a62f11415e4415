namespace Globus.Automate.PowerShell.Waiting;

/// <summary>The timing options of a wait.</summary>
internal sealed record WaitOptions
{
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(15);

    /// <summary>The timeout; null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The interval between polls; null for an adaptive interval.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>Whether the service has responded to the command before the wait.</summary>
    public bool IsServiceReachable { get; init; }

    /// <summary>
    /// Whether an item that can no longer be read is written in its last known state, in addition to its error.
    /// Commands that started the item use this.
    /// </summary>
    public bool WritesLastSeen { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The pause after the first poll.</summary>
    public TimeSpan FirstInterval => Interval ?? TimeSpan.FromMilliseconds(250);

    /// <summary>Creates the options from parameters in seconds.</summary>
    public static WaitOptions FromSeconds(int? timeout, int? interval) =>
        new()
        {
            Timeout = timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Interval = interval is { } pause ? TimeSpan.FromSeconds(pause) : null,
        };

    /// <summary>Creates the options of a command that waits for items that it started.</summary>
    public static WaitOptions ForStarted(int? timeout, int? interval) =>
        FromSeconds(timeout, interval) with
        {
            IsServiceReachable = true,
            WritesLastSeen = true,
        };

    /// <summary>
    /// The next pause: 1.5 times the previous one, so that short runs are detected early and long waits need few
    /// requests.
    /// </summary>
    public TimeSpan NextInterval(TimeSpan interval)
    {
        if (Interval is { } constant)
        {
            return constant;
        }

        var longer = TimeSpan.FromTicks(interval.Ticks * 3 / 2);
        return longer < LongestInterval ? longer : LongestInterval;
    }
}
