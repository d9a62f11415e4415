using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Actions;

/// <summary>One entry of an action's log.</summary>
public sealed class ActionLogEntry : IExtensibleDocument
{
    /// <summary>The action.</summary>
    [JsonIgnore]
    public string ActionId { get; internal set; } = "";

    /// <summary>The time of the event.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The code of the event.</summary>
    public string? Code { get; init; }

    /// <summary>The description of the event.</summary>
    [JsonConverter(typeof(TextOrListConverter))]
    public string? Description { get; init; }

    /// <summary>Additional details: a <see cref="JsonMap"/>, or a string.</summary>
    public object? Details { get; init; }

    /// <summary>Every member that this type does not name.</summary>
    [JsonExtensionData, JsonInclude]
    public JsonMap AdditionalProperties { get; internal set; } = [];
}
