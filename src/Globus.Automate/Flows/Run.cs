using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Flows;

/// <summary>A run of a flow.</summary>
public sealed class Run : IExtensibleDocument
{
    /// <summary>The id of the run.</summary>
    public required Guid RunId { get; init; }

    /// <summary>The same as <see cref="RunId"/>.</summary>
    [JsonIgnore]
    public Guid Id => RunId;

    /// <summary>The flow that runs; null where the service does not name it.</summary>
    public Guid? FlowId { get; init; }

    /// <summary>The title of that flow.</summary>
    public string? FlowTitle { get; init; }

    /// <summary>What the run was called when it was started.</summary>
    public string? Label { get; init; }

    /// <summary>One of <see cref="RunStatus"/>.</summary>
    public required string Status
    {
        get;
        init => field = Required.Text(value);
    }

    /// <summary>The status in words for people.</summary>
    public string? DisplayStatus { get; init; }

    /// <summary>When it was started.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When it was over; null until then.</summary>
    public DateTimeOffset? CompletionTime { get; init; }

    /// <summary>How long it took; while it runs, how long it had run when this was read; null where its start is
    /// unknown.</summary>
    [JsonIgnore]
    public TimeSpan? Duration => Elapsed.Between(StartTime, CompletionTime ?? ReadOn);

    /// <summary>Words to find it by.</summary>
    public StringList Tags
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>Who started it, as a principal URN.</summary>
    public string? RunOwner { get; init; }

    /// <summary>Who may manage it.</summary>
    public StringList RunManagers
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>Who may see it.</summary>
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

    /// <summary>
    /// What it is doing, what it gave, or why it does not go on; null in lists when the flow is a high-assurance one.
    /// </summary>
    public JsonMap? Details { get; init; }

    /// <summary>The state that it is in, where the details name one.</summary>
    [JsonIgnore]
    public string? CurrentState =>
        Details?.Find("state_name") as string ?? Details?.Find("details", "state_name") as string;

    /// <summary>Why it failed; null if it did not fail, or if the details do not say why.</summary>
    [JsonIgnore]
    public RunFailure? Failure =>
        Status == RunStatus.Failed
            ? RunFailure.From(Details) ?? RunFailure.From(Details?.Find("details") as JsonMap)
            : null;

    /// <summary>The web input that it waits for.</summary>
    public Guid? BlockingWebInputId { get; init; }

    /// <summary>When the flow was last changed before the run was started.</summary>
    public DateTimeOffset? FlowLastUpdated { get; init; }

    /// <summary>The description of the flow; only when it was asked for.</summary>
    public JsonMap? FlowDescription { get; init; }

    /// <summary>Whether it is over.</summary>
    [JsonIgnore]
    public bool IsFinal => Status is RunStatus.Succeeded or RunStatus.Failed or RunStatus.Ended;

    /// <summary>Every member that this type does not name.</summary>
    [JsonExtensionData, JsonInclude]
    public JsonMap AdditionalProperties { get; internal set; } = [];

    internal DateTimeOffset? ReadOn { get; set; }

    /// <summary>The label or the flow's title, and the id.</summary>
    public override string ToString() => $"{Label ?? FlowTitle} ({RunId})";
}
