using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions;

/// <summary>
/// The action that a state waits for. It is committed before its provider is called. Its <see cref="RequestId"/> is
/// derived from run and visit, so that a retry after a crash is the same request.
/// </summary>
internal sealed record PendingAction
{
    private const int RunIdLength = 36;

    public required string Url { get; init; }

    /// <summary>The provider's scope, if the definition specifies it.</summary>
    public string? Scope { get; init; }

    public required string RunAs { get; init; }

    public required string RequestId { get; init; }

    public required JsonObject Body { get; init; }

    public string? Label { get; init; }

    public IReadOnlyList<string> ManageBy { get; init; } = [];

    public IReadOnlyList<string> MonitorBy { get; init; } = [];

    /// <summary>Null until the provider has accepted the action.</summary>
    public string? ActionId { get; init; }

    public required DateTimeOffset Deadline { get; init; }

    public required TimeSpan PollingInterval { get; init; }

    /// <summary>The time since which the action is INACTIVE; the deadline stands still meanwhile.</summary>
    public DateTimeOffset? InactiveSince { get; init; }

    /// <summary>Whether the next request to the provider resumes the action.</summary>
    public bool IsResumed { get; init; }

    /// <summary>A request may have been sent. Only a response shows that the provider received it.</summary>
    public bool IsSent { get; init; }

    public static string RequestIdOf(Guid runId, int visit) => $"{runId:D}-{visit}";

    /// <summary>The run whose action has this request_id; null if it is not from this emulator.</summary>
    public static Guid? RunOf(string requestId) =>
        requestId.Length > RunIdLength && Guid.TryParseExact(requestId.AsSpan(0, RunIdLength), "D", out var runId)
            ? runId
            : null;

    public string ToText() =>
        new JsonObject
        {
            ["url"] = Url,
            ["scope"] = Scope,
            ["run_as"] = RunAs,
            ["request_id"] = RequestId,
            ["body"] = Body.DeepClone(),
            ["label"] = Label,
            ["manage_by"] = JsonText.ToArray(ManageBy),
            ["monitor_by"] = JsonText.ToArray(MonitorBy),
            ["action_id"] = ActionId,
            ["deadline"] = Deadline.UtcTicks,
            ["polling_interval"] = PollingInterval.Ticks,
            ["inactive_since"] = InactiveSince?.UtcTicks,
            ["resumed"] = IsResumed,
            ["asked"] = IsSent,
        }.ToText();

    public static PendingAction Parse(string text)
    {
        var json = JsonText.ParseObject(text);
        return new PendingAction
        {
            Url = json["url"]!.GetValue<string>(),
            Scope = json["scope"]?.GetValue<string>(),
            RunAs = json["run_as"]!.GetValue<string>(),
            RequestId = json["request_id"]!.GetValue<string>(),
            Body = json["body"]!.DeepClone().AsObject(),
            Label = json["label"]?.GetValue<string>(),
            ManageBy = JsonText.ToStrings(json["manage_by"]!),
            MonitorBy = JsonText.ToStrings(json["monitor_by"]!),
            ActionId = json["action_id"]?.GetValue<string>(),
            Deadline = new DateTimeOffset(json["deadline"]!.GetValue<long>(), TimeSpan.Zero),
            PollingInterval = new TimeSpan(json["polling_interval"]!.GetValue<long>()),
            InactiveSince = json["inactive_since"] is { } since
                ? new DateTimeOffset(since.GetValue<long>(), TimeSpan.Zero)
                : null,
            IsResumed = json["resumed"]!.GetValue<bool>(),
            IsSent = json["asked"]?.GetValue<bool>() ?? false,
        };
    }
}
