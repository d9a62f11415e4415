using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Flows;

/// <summary>One line of a run's log.</summary>
public sealed class RunLogEntry : IExtensibleDocument
{
    /// <summary>The run.</summary>
    [JsonIgnore]
    public Guid RunId { get; internal set; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>What happened, such as <c>FlowStarted</c> or <c>ActionCompleted</c>.</summary>
    public string? Code { get; init; }

    /// <summary>The state it happened in, where the details name one.</summary>
    [JsonIgnore]
    public string? StateName => Details?.Find("state_name") as string;

    /// <summary>What happened, in words.</summary>
    public string? Description { get; init; }

    /// <summary>Input, output or cause.</summary>
    public JsonMap? Details { get; init; }

    /// <summary>Why the state or the run failed; null in an entry that reports no failure.</summary>
    [JsonIgnore]
    public RunFailure? Failure => RunFailure.From(Details);

    /// <summary>Every member that this type does not name.</summary>
    [JsonExtensionData, JsonInclude]
    public JsonMap AdditionalProperties { get; internal set; } = [];
}
