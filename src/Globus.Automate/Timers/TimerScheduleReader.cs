using System.Globalization;
using Globus.Automate.Json;

namespace Globus.Automate.Timers;

/// <summary>Reads the schedule of timers whose documents have only the older members.</summary>
internal static class TimerScheduleReader
{
    /// <param name="start">The time of the first run.</param>
    /// <param name="interval">The interval; null for a single run.</param>
    /// <param name="stopAfter">The end: <c>date</c> or <c>n_runs</c>.</param>
    public static TimerSchedule? FromOlder(DateTimeOffset? start, TimeSpan? interval, JsonMap? stopAfter) =>
        interval is { } every ? TimerSchedule.Every(every, start, EndOf(stopAfter))
        : start is not null ? TimerSchedule.Once(start)
        : null;

    private static TimerEnd? EndOf(JsonMap? stopAfter) =>
        stopAfter?.Find("n_runs") is { } count
        && int.TryParse(
            Convert.ToString(count, CultureInfo.InvariantCulture),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var runs
        )
            ? TimerEnd.AfterRuns(runs)
        : stopAfter?.Find("date") is string date
        && DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? TimerEnd.At(time)
        : null;
}
