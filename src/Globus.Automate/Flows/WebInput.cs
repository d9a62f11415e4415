using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Flows;

/// <summary>A web input, the question of a run to users. Lists omit the options and the schema.</summary>
public sealed class WebInput : IExtensibleDocument
{
    /// <summary>The id of the web input.</summary>
    [JsonPropertyName("id")]
    public required Guid WebInputId { get; init; }

    /// <summary>The same as <see cref="WebInputId"/>.</summary>
    [JsonIgnore]
    public Guid Id => WebInputId;

    /// <summary><c>open</c> or <c>closed</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The question.</summary>
    [JsonIgnore]
    public string? Title => TitleMember ?? Context?.Find("title") as string;

    /// <summary>The input type, such as <c>selection</c>.</summary>
    public string? InputType { get; init; }

    /// <summary>The JSON Schema of the response.</summary>
    public JsonMap? InputSchema { get; init; }

    /// <summary>The context of the question: a text, or the rows of a table.</summary>
    public JsonMap? Context { get; init; }

    /// <summary>The options of a selection.</summary>
    public IReadOnlyList<WebInputOption> Options
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>The id of the run.</summary>
    [JsonIgnore]
    public Guid? RunId => Run?.Id;

    /// <summary>The label of the run.</summary>
    [JsonIgnore]
    public string? RunLabel => Run?.Label;

    /// <summary>The id of the flow.</summary>
    [JsonIgnore]
    public Guid? FlowId => Flow?.Id;

    /// <summary>The title of the flow.</summary>
    [JsonIgnore]
    public string? FlowTitle => Flow?.Title;

    /// <summary>The roles of the caller: <c>viewer</c>, <c>respondent</c>.</summary>
    public StringList UserRoles
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>The principals that may view it and respond: <c>viewer_urns</c> and <c>respondent_urns</c>.</summary>
    public JsonMap? Roles { get; init; }

    /// <summary>The creator, as a principal URN.</summary>
    public string? CreatorUrn { get; init; }

    /// <summary>The creation time.</summary>
    [JsonPropertyName("created_timestamp")]
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The time of the last change.</summary>
    [JsonPropertyName("edited_timestamp")]
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>The time of the response or of the expiration; null until then.</summary>
    [JsonPropertyName("closed_timestamp")]
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Every member that this type does not name.</summary>
    [JsonExtensionData, JsonInclude]
    public JsonMap AdditionalProperties { get; internal set; } = [];

    [JsonInclude, JsonPropertyName("title")]
    internal string? TitleMember { get; init; }

    [JsonInclude]
    internal WebInputSubject? Run { get; init; }

    [JsonInclude]
    internal WebInputSubject? Flow { get; init; }
}
