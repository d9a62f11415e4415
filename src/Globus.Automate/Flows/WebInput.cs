using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Flows;

/// <summary>
/// A question that a run asks people. Lists give a summary: options and schema come with the single one.
/// </summary>
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

    /// <summary>What is asked.</summary>
    [JsonIgnore]
    public string? Title => TitleMember ?? Context?.Find("title") as string;

    /// <summary>The kind of answer, such as <c>selection</c>.</summary>
    public string? InputType { get; init; }

    /// <summary>The JSON Schema of the answer.</summary>
    public JsonMap? InputSchema { get; init; }

    /// <summary>What is shown with the question: a text, or rows of a table.</summary>
    public JsonMap? Context { get; init; }

    /// <summary>The answers to choose from.</summary>
    public IReadOnlyList<WebInputOption> Options
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>The run that asks.</summary>
    [JsonIgnore]
    public Guid? RunId => Run?.Id;

    /// <summary>The label of that run.</summary>
    [JsonIgnore]
    public string? RunLabel => Run?.Label;

    /// <summary>The flow of that run.</summary>
    [JsonIgnore]
    public Guid? FlowId => Flow?.Id;

    /// <summary>The title of that flow.</summary>
    [JsonIgnore]
    public string? FlowTitle => Flow?.Title;

    /// <summary>The roles of the caller: <c>viewer</c>, <c>respondent</c>.</summary>
    public StringList UserRoles
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>Who may see it and who may answer: <c>viewer_urns</c> and <c>respondent_urns</c>.</summary>
    public JsonMap? Roles { get; init; }

    /// <summary>Who created it, as a principal URN.</summary>
    public string? CreatorUrn { get; init; }

    /// <summary>When it was asked.</summary>
    [JsonPropertyName("created_timestamp")]
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    [JsonPropertyName("edited_timestamp")]
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>When it was answered or given up; null until then.</summary>
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
