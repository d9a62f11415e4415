using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Globus.Automate.Auth;
using Globus.Automate.Json;

namespace Globus.Automate.Timers;

/// <summary>
/// A timer, which starts runs of a flow, or transfers, on a schedule. The service returns it in two forms; this type
/// reads both.
/// </summary>
public sealed class Timer : IExtensibleDocument
{
    private static readonly Regex FlowAddress = new(
        @"^https://[^/]+\.(globus\.org|globuscs\.info)/flows/(?<id>[0-9a-fA-F-]{36})/run/?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    );

    private static readonly Regex TransferAddress = new(
        @"^https://(transfer\.actions\.[^/]+|actions\.automate\.globus\.org/transfer)/transfer/run/?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    );

    /// <summary>The id of the timer.</summary>
    [JsonPropertyName("job_id")]
    public required Guid TimerId { get; init; }

    /// <summary>The same as <see cref="TimerId"/>.</summary>
    [JsonIgnore]
    public Guid Id => TimerId;

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary><c>flow</c> or <c>transfer</c>; null for other timers.</summary>
    public string? TimerType
    {
        get =>
            field
            ?? (
                FlowId is not null ? "flow"
                : CallbackUrl is not null && TransferAddress.IsMatch(CallbackUrl) ? "transfer"
                : null
            );
        init;
    }

    /// <summary>The flow; null for a timer that starts no runs.</summary>
    [JsonIgnore]
    public Guid? FlowId => FlowIdMember ?? FindFlow(CallbackUrl);

    /// <summary>The status, such as <see cref="TimerStatus.Loaded"/>.</summary>
    public required string Status
    {
        get;
        init => field = Required.Text(value);
    }

    /// <summary>The current activity; null if it is no longer active.</summary>
    public TimerActivity? Activity { get; init; }

    /// <summary>The schedule. Its text is the schedule in words.</summary>
    public TimerSchedule? Schedule
    {
        get => field ?? TimerScheduleReader.FromOlder(Start, Interval, StopAfter);
        init;
    }

    /// <summary>The time of the next run; null if there is none.</summary>
    public DateTimeOffset? NextRun { get; init; }

    /// <summary>The time of the last run; null before the first one.</summary>
    [JsonPropertyName("last_ran_at")]
    public DateTimeOffset? LastRun { get; init; }

    /// <summary>The number of runs so far.</summary>
    [JsonIgnore]
    public int? RunCount => RunCountMember ?? NewerRunCount;

    /// <summary>The number of runs that the timer could not start.</summary>
    [JsonIgnore]
    public int? ErrorCount => ErrorCountMember ?? NewerErrorCount;

    /// <summary>The ids of the runs in <see cref="Results"/>, in the order of the service.</summary>
    [JsonIgnore]
    public StringList RunId => TimerResults.RunIds(Results);

    /// <summary>The reason why the timer is inactive; null if it is not.</summary>
    public JsonMap? InactiveReason { get; init; }

    /// <summary>The request with which the timer starts a run: the input, the label, the tags and the roles.</summary>
    [JsonIgnore]
    public JsonMap? RunRequest => CallbackBody ?? BodyMember;

    /// <summary>The results of its runs. The service may omit older ones.</summary>
    [JsonIgnore]
    public JsonList Results => TimerResults.Read(ResultsMember);

    /// <summary>The creation time.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>The address that the timer calls.</summary>
    public string? CallbackUrl { get; init; }

    /// <summary>The scope with which the timer calls it.</summary>
    public string? Scope { get; init; }

    /// <summary>Every member that this type does not name.</summary>
    [JsonExtensionData, JsonInclude]
    public JsonMap AdditionalProperties { get; internal set; } = [];

    [JsonInclude, JsonPropertyName("flow_id")]
    internal Guid? FlowIdMember { get; init; }

    [JsonInclude]
    internal DateTimeOffset? Start { get; init; }

    [JsonInclude]
    internal TimeSpan? Interval { get; init; }

    [JsonInclude]
    internal JsonMap? StopAfter { get; init; }

    [JsonInclude, JsonPropertyName("n_runs")]
    internal int? RunCountMember { get; init; }

    [JsonInclude, JsonPropertyName("number_of_runs")]
    internal int? NewerRunCount { get; init; }

    [JsonInclude, JsonPropertyName("n_errors")]
    internal int? ErrorCountMember { get; init; }

    [JsonInclude, JsonPropertyName("number_of_errors")]
    internal int? NewerErrorCount { get; init; }

    [JsonInclude]
    internal JsonMap? CallbackBody { get; init; }

    [JsonInclude, JsonPropertyName("body")]
    internal JsonMap? BodyMember { get; init; }

    [JsonInclude, JsonPropertyName("results")]
    internal object? ResultsMember { get; init; }

    /// <summary>
    /// Returns the authorization that an inactive timer requires; null if it requires none. The service may name the
    /// scope with which the timer calls, instead of the timer scope that depends on it.
    /// </summary>
    public AuthorizationRequirement? GetRequirement() =>
        InactiveReason?.Find("cause") is "globus_auth_requirements"
        && AuthorizationRequirement.From(InactiveReason.Find("detail") as JsonMap) is { } requirement
            ? requirement with
            {
                RequiredScopes = new StringList(
                    requirement.RequiredScopes.Select(scope =>
                        GlobusScopes.WithoutDependencies(scope) == Scope ? GlobusScopes.TimerFor(scope) : scope
                    )
                ),
            }
            : null;

    /// <summary>The name and the id.</summary>
    public override string ToString() => $"{Name} ({TimerId})";

    private static Guid? FindFlow(string? address) =>
        address is not null
        && FlowAddress.Match(address) is { Success: true } match
        && Guid.TryParse(match.Groups["id"].Value, out var id)
            ? id
            : null;
}
