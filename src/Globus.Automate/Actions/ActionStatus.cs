using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Actions;

/// <summary>Where an action on an action provider stands.</summary>
public sealed class ActionStatus : IExtensibleDocument
{
    /// <summary>The id of the action at its provider; any text.</summary>
    public required string ActionId
    {
        get;
        init => field = Required.Text(value);
    }

    /// <summary>The provider.</summary>
    [JsonIgnore]
    public Uri? ActionUrl { get; internal set; }

    /// <summary><c>ACTIVE</c>, <c>INACTIVE</c>, <c>SUCCEEDED</c> or <c>FAILED</c>.</summary>
    public required string Status
    {
        get;
        init => field = Required.Text(value);
    }

    /// <summary>The status in words for people.</summary>
    public string? DisplayStatus { get; init; }

    /// <summary>What it is doing, what it gave, or why it failed: a <see cref="JsonMap"/>, or a text.</summary>
    public object? Details { get; init; }

    /// <summary>Who started it, as a principal URN.</summary>
    public string? CreatorId { get; init; }

    /// <summary>What it was called when it was started.</summary>
    public string? Label { get; init; }

    /// <summary>Who may manage it.</summary>
    public StringList ManageBy
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>Who may see it.</summary>
    public StringList MonitorBy
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>When it was started.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When it was over; null until then.</summary>
    public DateTimeOffset? CompletionTime { get; init; }

    /// <summary>How long the provider keeps it after its end.</summary>
    public TimeSpan? ReleaseAfter { get; init; }

    /// <summary>How long it took; while it goes on, how long it had gone on when this was read; null where its start
    /// is unknown.</summary>
    [JsonIgnore]
    public TimeSpan? Duration => Elapsed.Between(StartTime, CompletionTime ?? ReadOn);

    /// <summary>Whether it is over.</summary>
    [JsonIgnore]
    public bool IsFinal => Status is "SUCCEEDED" or "FAILED";

    /// <summary>Every member that this type does not name.</summary>
    [JsonExtensionData, JsonInclude]
    public JsonMap AdditionalProperties { get; internal set; } = [];

    internal DateTimeOffset? ReadOn { get; set; }

    /// <summary>The label and the id.</summary>
    public override string ToString() => Label is null ? ActionId : $"{Label} ({ActionId})";
}
