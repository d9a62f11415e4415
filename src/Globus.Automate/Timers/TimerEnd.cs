using System.Globalization;
using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Timers;

/// <summary>The end of a recurring schedule: a number of runs, or a time.</summary>
public sealed class TimerEnd : IExtensibleDocument
{
    /// <summary><c>iterations</c> or <c>time</c>; null if the service does not return it.</summary>
    public string? Condition { get; init; }

    /// <summary>The number of runs; null for an end at a time.</summary>
    [JsonIgnore]
    public int? RunCount
    {
        get => CountMember ?? IterationsMember;
        init => CountMember = value;
    }

    /// <summary>The time after which no run starts; null for a number of runs.</summary>
    [JsonPropertyName("datetime")]
    public DateTimeOffset? Time { get; init; }

    /// <summary>Every member that this type does not name.</summary>
    [JsonExtensionData, JsonInclude]
    public JsonMap AdditionalProperties { get; internal set; } = [];

    [JsonInclude, JsonPropertyName("count")]
    internal int? CountMember { get; init; }

    [JsonInclude, JsonPropertyName("iterations")]
    internal int? IterationsMember { get; init; }

    /// <summary>Ends after a number of runs.</summary>
    public static TimerEnd AfterRuns(int count) => new() { Condition = "iterations", RunCount = count };

    /// <summary>Ends at a time.</summary>
    public static TimerEnd At(DateTimeOffset time) => new() { Condition = "time", Time = TimerSchedule.ToSecond(time) };

    /// <summary>The end in words, with local time.</summary>
    public override string ToString() =>
        RunCount is { } count ? string.Format(CultureInfo.CurrentCulture, "{0} {1}", count, count == 1 ? "run" : "runs")
        : Time is { } time ? $"until {TimerSchedule.Format(time)}"
        : "";
}
