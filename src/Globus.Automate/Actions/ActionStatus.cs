using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Actions;

/// <summary>The status of an action.</summary>
public sealed class ActionStatus : IExtensibleDocument
{
    /// <summary>The id of the action; any string.</summary>
    public required string ActionId
    {
        get;
        init => field = Required.Text(value);
    }

    /// <summary>The address of the provider.</summary>
    [JsonIgnore]
    public Uri? ActionUrl { get; internal set; }

    /// <summary><c>ACTIVE</c>, <c>INACTIVE</c>, <c>SUCCEEDED</c> or <c>FAILED</c>.</summary>
    public required string Status
    {
        get;
        init => field = Required.Text(value);
    }

    /// <summary>The status as text for users.</summary>
    public string? DisplayStatus { get; init; }

    /// <summary>The progress, result or failure: a <see cref="JsonMap"/>, or a string.</summary>
    public object? Details { get; init; }

    /// <summary>The creator, as a principal URN.</summary>
    public string? CreatorId { get; init; }

    /// <summary>The label.</summary>
    public string? Label { get; init; }

    /// <summary>The principals that may manage the action.</summary>
    public StringList ManageBy
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>The principals that may view the action.</summary>
    public StringList MonitorBy
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>The start time.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>The completion time; null until the action has ended.</summary>
    public DateTimeOffset? CompletionTime { get; init; }

    /// <summary>The time for which the provider keeps the action after it has ended.</summary>
    public TimeSpan? ReleaseAfter { get; init; }

    /// <summary>
    /// The duration; for a running action, the duration at the time of the response; null if the start time is unknown.
    /// </summary>
    [JsonIgnore]
    public TimeSpan? Duration => Elapsed.Between(StartTime, CompletionTime ?? ReadOn);

    /// <summary>Whether the action has ended.</summary>
    [JsonIgnore]
    public bool IsFinal => Status is "SUCCEEDED" or "FAILED";

    /// <summary>Every member that this type does not name.</summary>
    [JsonExtensionData, JsonInclude]
    public JsonMap AdditionalProperties { get; internal set; } = [];

    internal DateTimeOffset? ReadOn { get; set; }

    /// <summary>The label and the id.</summary>
    public override string ToString() => Label is null ? ActionId : $"{Label} ({ActionId})";
}
