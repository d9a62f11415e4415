using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Flows;

/// <summary>What a run runs: the flow as it was when the run was started.</summary>
public sealed class RunDefinition : IExtensibleDocument
{
    /// <summary>The run.</summary>
    [JsonIgnore]
    public Guid RunId { get; internal set; }

    /// <summary>The flow; null where the service does not name it.</summary>
    public Guid? FlowId { get; init; }

    /// <summary>The definition.</summary>
    public JsonMap? Definition { get; init; }

    /// <summary>The JSON Schema of the input.</summary>
    public JsonMap? InputSchema { get; init; }

    /// <summary>Every member that this type does not name.</summary>
    [JsonExtensionData, JsonInclude]
    public JsonMap AdditionalProperties { get; internal set; } = [];
}
