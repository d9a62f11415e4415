namespace Globus.Automate.PowerShell.Waiting;

/// <summary>The times of a wait.</summary>
internal sealed record WaitOptions
{
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(15);

    /// <summary>The maximum time; no limit when null.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The pause between two polls; adaptive when null.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>Whether the service has responded to the command before the wait.</summary>
    public bool IsServiceReachable { get; init; }

    /// <summary>
    /// Whether an item that can no longer be read is written as the last response showed it, besides its error. It is
    /// for commands that started the item.
    /// </summary>
    public bool WritesLastSeen { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The pause after the first poll.</summary>
    public TimeSpan FirstInterval => Interval ?? TimeSpan.FromMilliseconds(250);

    /// <summary>The options of parameters in seconds.</summary>
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
    /// The next pause: 1.5 times the one before, so that the end of a short run is found soon and a long wait costs few
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
