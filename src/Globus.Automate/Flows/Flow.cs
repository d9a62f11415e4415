using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Flows;

/// <summary>A flow as the Flows service stores it. Lists of roles are empty for callers who may not see them.</summary>
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

    /// <summary>A line below the title, up to 128 characters.</summary>
    public string? Subtitle { get; init; }

    /// <summary>What the flow is for, up to 4096 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Words to find it by.</summary>
    public StringList Keywords
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>The definition; null in lists when the flow is a high-assurance one.</summary>
    public JsonMap? Definition { get; init; }

    /// <summary>The JSON Schema of a run's input; null in lists when the flow is a high-assurance one.</summary>
    public JsonMap? InputSchema { get; init; }

    /// <summary>The scope of the token that starts, checks and resumes runs of this flow.</summary>
    public string? GlobusAuthScope { get; init; }

    /// <summary>The address of the flow, which responds there as an action provider does.</summary>
    public Uri? FlowUrl { get; init; }

    /// <summary>The flow itself as a principal.</summary>
    public string? PrincipalUrn { get; init; }

    /// <summary>The owner, as a principal URN.</summary>
    public string? FlowOwner { get; init; }

    /// <summary>Who may change the flow.</summary>
    public StringList FlowAdministrators
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>Who may start runs; may hold <c>all_authenticated_users</c>.</summary>
    public StringList FlowStarters
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>Who may see the flow; may hold <c>public</c>.</summary>
    public StringList FlowViewers
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>Who may manage every run of the flow.</summary>
    public StringList RunManagers
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>Who may see every run of the flow.</summary>
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

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When it was deleted.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Whether it is deleted.</summary>
    [JsonPropertyName("DELETED")]
    public bool IsDeleted { get; init; }

    /// <summary>The subscription that pays for it.</summary>
    public Guid? SubscriptionId { get; init; }

    /// <summary>The authentication policy that its users must meet.</summary>
    public Guid? AuthenticationPolicyId { get; init; }

    /// <summary>Whether it is a high-assurance flow.</summary>
    public bool IsHighAssurance { get; init; }

    /// <summary>Every member that this type does not name.</summary>
    [JsonExtensionData, JsonInclude]
    public JsonMap AdditionalProperties { get; internal set; } = [];

    /// <summary>The title and the id.</summary>
    public override string ToString() => $"{Title} ({FlowId})";
}
