using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Timers;

/// <summary>The current activity of a timer.</summary>
public sealed class TimerActivity : IExtensibleDocument
{
    /// <summary><c>awaiting_next_run</c>, <c>run_in_progress</c>, <c>retrying</c> or <c>paused</c>.</summary>
    public string? Code { get; init; }

    /// <summary>The time at which this activity began.</summary>
    [JsonPropertyName("start_timestamp")]
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Every member that this type does not name.</summary>
    [JsonExtensionData, JsonInclude]
    public JsonMap AdditionalProperties { get; internal set; } = [];

    /// <summary>The code.</summary>
    public override string ToString() => Code ?? "";
}
