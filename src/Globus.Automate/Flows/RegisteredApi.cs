using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Flows;

/// <summary>An HTTP API that flows can call. Lists omit the target and the templates.</summary>
public sealed class RegisteredApi : IExtensibleDocument
{
    /// <summary>The id of the API.</summary>
    [JsonPropertyName("id")]
    public required Guid RegisteredApiId { get; init; }

    /// <summary>The same as <see cref="RegisteredApiId"/>.</summary>
    [JsonIgnore]
    public Guid Id => RegisteredApiId;

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary><c>ACTIVE</c> or <c>INACTIVE</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The subscription of the API.</summary>
    public Guid? SubscriptionId { get; init; }

    /// <summary>The roles: <c>owners</c>, <c>administrators</c>, <c>viewers</c>.</summary>
    public JsonMap? Roles { get; init; }

    /// <summary>The target of the requests.</summary>
    public JsonMap? Target { get; init; }

    /// <summary>The templates of requests and responses.</summary>
    public JsonMap? DataTemplates { get; init; }

    /// <summary>The JSON Schema of the input from a state.</summary>
    public JsonMap? StateInputSchema { get; init; }

    /// <summary>The creation time.</summary>
    [JsonPropertyName("created_timestamp")]
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The time of the last change.</summary>
    [JsonPropertyName("updated_timestamp")]
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Every member that this type does not name.</summary>
    [JsonExtensionData, JsonInclude]
    public JsonMap AdditionalProperties { get; internal set; } = [];
}
