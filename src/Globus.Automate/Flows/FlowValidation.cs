using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Flows;

/// <summary>The result of the validation of a valid definition.</summary>
public sealed class FlowValidation : IExtensibleDocument
{
    /// <summary>
    /// The scopes that the flow uses, on behalf of the user who starts it (<c>User</c>) and of the flow (<c>Flow</c>).
    /// </summary>
    public JsonMap? Scopes { get; init; }

    /// <summary>Other results, such as <c>number_of_possibilities</c>, the number of paths through the flow.</summary>
    public JsonMap? Analysis { get; init; }

    /// <summary>Every member that this type does not name.</summary>
    [JsonExtensionData, JsonInclude]
    public JsonMap AdditionalProperties { get; internal set; } = [];
}
