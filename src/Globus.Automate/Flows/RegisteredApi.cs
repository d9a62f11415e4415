using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Flows;

/// <summary>
/// An HTTP API that flows may call. Lists give a summary: target and templates come with the single one.
/// </summary>
public sealed class RegisteredApi : IExtensibleDocument
{
    /// <summary>The id of the API.</summary>
    [JsonPropertyName("id")]
    public required Guid RegisteredApiId { get; init; }

    /// <summary>The same as <see cref="RegisteredApiId"/>.</summary>
    [JsonIgnore]
    public Guid Id => RegisteredApiId;

    /// <summary>What it is called.</summary>
    public string? Name { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary><c>ACTIVE</c> or <c>INACTIVE</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The subscription that pays for it.</summary>
    public Guid? SubscriptionId { get; init; }

    /// <summary>Who may do what: <c>owners</c>, <c>administrators</c>, <c>viewers</c>.</summary>
    public JsonMap? Roles { get; init; }

    /// <summary>What is called and how.</summary>
    public JsonMap? Target { get; init; }

    /// <summary>How requests are made and responses are read.</summary>
    public JsonMap? DataTemplates { get; init; }

    /// <summary>The JSON Schema of what a state passes in.</summary>
    public JsonMap? StateInputSchema { get; init; }

    /// <summary>When it was registered.</summary>
    [JsonPropertyName("created_timestamp")]
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    [JsonPropertyName("updated_timestamp")]
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Every member that this type does not name.</summary>
    [JsonExtensionData, JsonInclude]
    public JsonMap AdditionalProperties { get; internal set; } = [];
}
