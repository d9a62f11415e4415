using System.Text.Json.Serialization;

namespace Globus.Automate.Timers;

/// <summary>The end of a schedule as the service receives it. The official CLI also sends a <c>count</c>.</summary>
internal sealed record TimerEndDocument(
    string? Condition,
    int? Count,
    [property: JsonPropertyName("datetime")] DateTimeOffset? Time
);
