using System.Text.Json.Serialization;

namespace Globus.Automate.Timers;

/// <summary>A schedule as the service receives it.</summary>
internal sealed record TimerScheduleDocument(
    string? Type,
    [property: JsonPropertyName("datetime")] DateTimeOffset? Time,
    long? IntervalSeconds,
    DateTimeOffset? Start,
    TimerEndDocument? End
)
{
    public static TimerScheduleDocument Of(TimerSchedule schedule) =>
        new(
            schedule.Type,
            schedule.Time,
            (long?)schedule.Interval?.TotalSeconds,
            schedule.Start,
            schedule.End is { } end ? new(end.Condition, end.RunCount, end.Time) : null
        );
}
