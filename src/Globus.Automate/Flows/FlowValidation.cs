using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Flows;

/// <summary>What the Flows service found in a definition that is valid.</summary>
public sealed class FlowValidation : IExtensibleDocument
{
    /// <summary>
    /// The scopes that the flow uses on behalf of the user who starts it, and of itself: <c>User</c> and <c>Flow</c>.
    /// </summary>
    public JsonMap? Scopes { get; init; }

    /// <summary>
    /// What else was computed, such as <c>number_of_possibilities</c>, the ways there are through the flow.
    /// </summary>
    public JsonMap? Analysis { get; init; }

    /// <summary>Every member that this type does not name.</summary>
    [JsonExtensionData, JsonInclude]
    public JsonMap AdditionalProperties { get; internal set; } = [];
}
