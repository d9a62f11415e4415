using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Flows;

/// <summary>One entry of a run's log.</summary>
public sealed class RunLogEntry : IExtensibleDocument
{
    /// <summary>The id of the run.</summary>
    [JsonIgnore]
    public Guid RunId { get; internal set; }

    /// <summary>The time of the event.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The code of the event, such as <c>FlowStarted</c> or <c>ActionCompleted</c>.</summary>
    public string? Code { get; init; }

    /// <summary>The state of the event, if the details contain it.</summary>
    [JsonIgnore]
    public string? StateName => Details?.Find("state_name") as string;

    /// <summary>The description of the event.</summary>
    public string? Description { get; init; }

    /// <summary>The input, output or cause.</summary>
    public JsonMap? Details { get; init; }

    /// <summary>The failure; null if the entry reports no failure.</summary>
    [JsonIgnore]
    public RunFailure? Failure => RunFailure.From(Details, Code);

    /// <summary>Every member that this type does not name.</summary>
    [JsonExtensionData, JsonInclude]
    public JsonMap AdditionalProperties { get; internal set; } = [];
}
