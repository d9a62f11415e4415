using System.Globalization;
using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Timers;

/// <summary>The schedule of a timer: one run, or a run after each interval.</summary>
public sealed class TimerSchedule : IExtensibleDocument
{
    private const string OnceType = "once";
    private const string RecurringType = "recurring";

    /// <summary>The parts of an interval in words, the largest first.</summary>
    private static readonly (string Unit, Func<TimeSpan, int> Count)[] Parts =
    [
        ("day", interval => interval.Days),
        ("hour", interval => interval.Hours),
        ("minute", interval => interval.Minutes),
        ("second", interval => interval.Seconds),
    ];

    /// <summary><c>once</c> or <c>recurring</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The time of a single run; null to start it at once.</summary>
    [JsonPropertyName("datetime")]
    public DateTimeOffset? Time { get; init; }

    /// <summary>The interval between two starts; null for a single run.</summary>
    [JsonIgnore]
    public TimeSpan? Interval =>
        IntervalSeconds is { } seconds && IsoDuration.TryFromSeconds(seconds, out var interval) ? interval : null;

    /// <summary>The time of the first run; null to start it at once.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>The end; null for no limit.</summary>
    public TimerEnd? End { get; init; }

    /// <summary>Every member that this type does not name.</summary>
    [JsonExtensionData, JsonInclude]
    public JsonMap AdditionalProperties { get; internal set; } = [];

    [JsonInclude]
    internal double? IntervalSeconds { get; init; }

    /// <summary>Starts one run.</summary>
    /// <param name="time">The time; null for at once.</param>
    public static TimerSchedule Once(DateTimeOffset? time = null) => new() { Type = OnceType, Time = ToSecond(time) };

    /// <summary>Starts a run after each interval.</summary>
    /// <param name="interval">The interval.</param>
    /// <param name="start">The time of the first run; null for at once.</param>
    /// <param name="end">The end; null for no limit.</param>
    public static TimerSchedule Every(TimeSpan interval, DateTimeOffset? start = null, TimerEnd? end = null) =>
        new()
        {
            Type = RecurringType,
            IntervalSeconds = interval.TotalSeconds,
            Start = ToSecond(start),
            End = end,
        };

    /// <summary>The schedule in words, with local times: <c>every day from 2026-01-05 06:00, 10 runs</c>.</summary>
    public override string ToString() =>
        Type switch
        {
            OnceType => Time is { } time ? $"once at {Format(time)}" : "once",
            RecurringType => Describe(),
            _ => Type ?? "",
        };

    /// <summary>The service expects times to the second.</summary>
    internal static DateTimeOffset? ToSecond(DateTimeOffset? time) =>
        time?.AddTicks(-(time.Value.Ticks % TimeSpan.TicksPerSecond));

    internal static string Format(DateTimeOffset time) =>
        time.LocalDateTime.ToString(
            time.Second == 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss",
            CultureInfo.InvariantCulture
        );

    private string Describe()
    {
        var start = Start is { } time ? $" from {Format(time)}" : "";
        var end = End?.ToString() is { Length: > 0 } text ? $", {text}" : "";
        return $"every {DescribeInterval()}{start}{end}";
    }

    private string DescribeInterval()
    {
        var parts = Parts
            .Select(part => (part.Unit, Count: part.Count(Interval ?? TimeSpan.Zero)))
            .Where(part => part.Count > 0)
            .ToList();
        return parts switch
        {
            [] => string.Format(CultureInfo.InvariantCulture, "{0} seconds", IntervalSeconds ?? 0),
            [(var unit, 1)] => unit,
            _ => string.Join(
                " ",
                parts.Select(part =>
                    string.Format(CultureInfo.InvariantCulture, "{0} {1}", part.Count, part.Unit)
                    + (part.Count == 1 ? "" : "s")
                )
            ),
        };
    }
}
