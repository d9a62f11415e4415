using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Flows;

/// <summary>A flow of the Flows service. Role lists are empty for callers who may not see them.</summary>
public sealed class Flow : IExtensibleDocument
{
    /// <summary>The id of the flow.</summary>
    [JsonPropertyName("id")]
    public required Guid FlowId { get; init; }

    /// <summary>The same as <see cref="FlowId"/>.</summary>
    [JsonIgnore]
    public Guid Id => FlowId;

    /// <summary>The title, 1 to 128 characters.</summary>
    public string? Title { get; init; }

    /// <summary>The subtitle, up to 128 characters.</summary>
    public string? Subtitle { get; init; }

    /// <summary>The description, up to 4096 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The keywords.</summary>
    public StringList Keywords
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>The definition; null in lists for a high-assurance flow.</summary>
    public JsonMap? Definition { get; init; }

    /// <summary>The JSON Schema of the input; null in lists for a high-assurance flow.</summary>
    public JsonMap? InputSchema { get; init; }

    /// <summary>The scope of the token that starts, validates and resumes runs of the flow.</summary>
    public string? GlobusAuthScope { get; init; }

    /// <summary>The address of the flow, which responds there as an action provider.</summary>
    public Uri? FlowUrl { get; init; }

    /// <summary>The principal URN of the flow.</summary>
    public string? PrincipalUrn { get; init; }

    /// <summary>The owner, as a principal URN.</summary>
    public string? FlowOwner { get; init; }

    /// <summary>The principals that may change the flow.</summary>
    public StringList FlowAdministrators
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>The principals that may start runs, or <c>all_authenticated_users</c>.</summary>
    public StringList FlowStarters
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>The principals that may view the flow, or <c>public</c>.</summary>
    public StringList FlowViewers
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>The principals that may manage all runs of the flow.</summary>
    public StringList RunManagers
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>The principals that may view all runs of the flow.</summary>
    public StringList RunMonitors
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>The roles of the caller.</summary>
    public StringList UserRoles
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>The creation time.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The time of the last change.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The deletion time.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Whether the flow is deleted.</summary>
    [JsonPropertyName("DELETED")]
    public bool IsDeleted { get; init; }

    /// <summary>The subscription of the flow.</summary>
    public Guid? SubscriptionId { get; init; }

    /// <summary>The authentication policy of the flow.</summary>
    public Guid? AuthenticationPolicyId { get; init; }

    /// <summary>Whether it is a high-assurance flow.</summary>
    public bool IsHighAssurance { get; init; }

    /// <summary>Every member that this type does not name.</summary>
    [JsonExtensionData, JsonInclude]
    public JsonMap AdditionalProperties { get; internal set; } = [];

    /// <summary>The title and the id.</summary>
    public override string ToString() => $"{Title} ({FlowId})";
}
