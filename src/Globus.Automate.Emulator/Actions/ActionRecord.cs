using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions;

/// <summary>A stored action of one of the emulator's own providers.</summary>
internal sealed record ActionRecord
{
    /// <summary>As long as hosted providers keep actions.</summary>
    private static readonly TimeSpan DefaultReleaseAfter = TimeSpan.FromDays(30);

    public required string ActionId { get; init; }

    public required string Provider { get; init; }

    public required string RequestId { get; init; }

    /// <summary>A hash of the whole request: the same request_id with other content is refused.</summary>
    public required string RequestDigest { get; init; }

    /// <summary>The creator's URN.</summary>
    public required string CreatorId { get; init; }

    public required string ClientId { get; init; }

    /// <summary>The flow scope through which the provider was reached; null when it was called directly.</summary>
    public string? ViaScope { get; init; }

    /// <summary>The input as JSON.</summary>
    public required string Body { get; init; }

    public string? Label { get; init; }

    public IReadOnlyList<string> ManageBy { get; init; } = [];

    public IReadOnlyList<string> MonitorBy { get; init; } = [];

    /// <summary>How long the action is kept when it is over: an ISO 8601 duration.</summary>
    public string? ReleaseAfter { get; init; }

    /// <summary>By when the action must be over.</summary>
    public DateTimeOffset? Deadline { get; init; }

    public required ActionProgress Progress { get; init; }

    public required DateTimeOffset StartTime { get; init; }

    public DateTimeOffset? CompletionTime { get; init; }

    /// <summary>When the action is forgotten without anybody's doing; null while it is not over.</summary>
    public DateTimeOffset? ReleasedAt =>
        CompletionTime
        + (ReleaseAfter is not null && IsoDuration.TryParse(ReleaseAfter, out var kept) ? kept : DefaultReleaseAfter);

    /// <summary>The status document, its members in alphabetical order as providers send them.</summary>
    public JsonObject ToJson() =>
        new()
        {
            ["action_id"] = ActionId,
            ["completion_time"] = CompletionTime?.ToWire(),
            ["creator_id"] = CreatorId,
            ["details"] = JsonText.Parse(Progress.Details),
            ["display_status"] = Progress.DisplayStatus,
            ["label"] = Label,
            ["manage_by"] = JsonText.ToArray(ManageBy),
            ["monitor_by"] = JsonText.ToArray(MonitorBy),
            ["release_after"] = ReleaseAfter,
            ["start_time"] = StartTime.ToWire(),
            ["status"] = Progress.Status.ToString().ToUpperInvariant(),
        };
}
