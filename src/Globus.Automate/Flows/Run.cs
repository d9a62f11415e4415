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

    /// <summary>The id of the flow; null if the service does not return it.</summary>
    public Guid? FlowId { get; init; }

    /// <summary>The title of the flow.</summary>
    public string? FlowTitle { get; init; }

    /// <summary>The label.</summary>
    public string? Label { get; init; }

    /// <summary>The status, one of <see cref="RunStatus"/>.</summary>
    public required string Status
    {
        get;
        init => field = Required.Text(value);
    }

    /// <summary>The status as text for users.</summary>
    public string? DisplayStatus { get; init; }

    /// <summary>The start time.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>The completion time; null until the run has ended.</summary>
    public DateTimeOffset? CompletionTime { get; init; }

    /// <summary>
    /// The duration; for a running run, the duration at the time of the response; null if the start time is unknown.
    /// </summary>
    [JsonIgnore]
    public TimeSpan? Duration => Elapsed.Between(StartTime, CompletionTime ?? ReadOn);

    /// <summary>The tags.</summary>
    public StringList Tags
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>The owner, as a principal URN.</summary>
    public string? RunOwner { get; init; }

    /// <summary>The principals that may manage the run.</summary>
    public StringList RunManagers
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>The principals that may view the run.</summary>
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

    /// <summary>The progress, result or failure; null in lists for a high-assurance flow.</summary>
    public JsonMap? Details { get; init; }

    /// <summary>The current state, if the details contain it.</summary>
    [JsonIgnore]
    public string? CurrentState =>
        Details?.Find("state_name") as string ?? Details?.Find("details", "state_name") as string;

    /// <summary>The failure; null if the run did not fail or the details do not describe it.</summary>
    [JsonIgnore]
    public RunFailure? Failure =>
        Status == RunStatus.Failed
            ? RunFailure.From(Details, DetailsCode) ?? RunFailure.From(Details?.Find("details") as JsonMap, DetailsCode)
            : null;

    /// <summary>
    /// Why the run is FAILED or INACTIVE, in one sentence with the name of the exception or the code; null for other
    /// runs, and if the details do not contain it. It is read from <see cref="Details"/>.
    /// </summary>
    [JsonIgnore]
    public string? FailureCause => RunFailure.Of(this)?.ToSentence();

    private string? DetailsCode => Details?.GetText("code");

    /// <summary>The web input that the run is waiting for.</summary>
    public Guid? BlockingWebInputId { get; init; }

    /// <summary>The time of the last change of the flow before the run started.</summary>
    public DateTimeOffset? FlowLastUpdated { get; init; }

    /// <summary>The description of the flow; null unless it was requested.</summary>
    public JsonMap? FlowDescription { get; init; }

    /// <summary>Whether the run has ended.</summary>
    [JsonIgnore]
    public bool IsFinal => Status is RunStatus.Succeeded or RunStatus.Failed or RunStatus.Ended;

    /// <summary>Every member that this type does not name.</summary>
    [JsonExtensionData, JsonInclude]
    public JsonMap AdditionalProperties { get; internal set; } = [];

    internal DateTimeOffset? ReadOn { get; set; }

    /// <summary>The label, or the title of the flow, and the id.</summary>
    public override string ToString() => $"{Label ?? FlowTitle} ({RunId})";
}
