using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Actions;

/// <summary>One line of an action's log.</summary>
public sealed class ActionLogEntry : IExtensibleDocument
{
    /// <summary>The action.</summary>
    [JsonIgnore]
    public string ActionId { get; internal set; } = "";

    /// <summary>When it happened.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>What happened, as a code.</summary>
    public string? Code { get; init; }

    /// <summary>What happened, in words.</summary>
    [JsonConverter(typeof(TextOrListConverter))]
    public string? Description { get; init; }

    /// <summary>What else there is to say: a <see cref="JsonMap"/>, or a text.</summary>
    public object? Details { get; init; }

    /// <summary>Every member that this type does not name.</summary>
    [JsonExtensionData, JsonInclude]
    public JsonMap AdditionalProperties { get; internal set; } = [];
}
