using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Flows;

/// <summary>The definition of a run, as it was when the run was started.</summary>
public sealed class RunDefinition : IExtensibleDocument
{
    /// <summary>The id of the run.</summary>
    [JsonIgnore]
    public Guid RunId { get; internal set; }

    /// <summary>The id of the flow; null if the service does not return it.</summary>
    public Guid? FlowId { get; init; }

    /// <summary>The definition.</summary>
    public JsonMap? Definition { get; init; }

    /// <summary>The JSON Schema of the input.</summary>
    public JsonMap? InputSchema { get; init; }

    /// <summary>Every member that this type does not name.</summary>
    [JsonExtensionData, JsonInclude]
    public JsonMap AdditionalProperties { get; internal set; } = [];
}
