using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions;

/// <summary>A stored action of one of the emulator's own providers.</summary>
internal sealed record ActionRecord
{
    /// <summary>The same retention as that of hosted providers.</summary>
    private static readonly TimeSpan DefaultReleaseAfter = TimeSpan.FromDays(30);

    public required string ActionId { get; init; }

    public required string Provider { get; init; }

    public required string RequestId { get; init; }

    /// <summary>A hash of the whole request. The same request_id with different content is refused.</summary>
    public required string RequestDigest { get; init; }

    /// <summary>The creator's URN.</summary>
    public required string CreatorId { get; init; }

    public required string ClientId { get; init; }

    /// <summary>The flow scope through which the provider was called; null for a direct call.</summary>
    public string? ViaScope { get; init; }

    /// <summary>The input as JSON.</summary>
    public required string Body { get; init; }

    public string? Label { get; init; }

    public IReadOnlyList<string> ManageBy { get; init; } = [];

    public IReadOnlyList<string> MonitorBy { get; init; } = [];

    /// <summary>The retention after the end of the action: an ISO 8601 duration.</summary>
    public string? ReleaseAfter { get; init; }

    /// <summary>The time by which the action must end.</summary>
    public DateTimeOffset? Deadline { get; init; }

    public required ActionProgress Progress { get; init; }

    public required DateTimeOffset StartTime { get; init; }

    public DateTimeOffset? CompletionTime { get; init; }

    /// <summary>The time at which the action is deleted; null while it has not ended.</summary>
    public DateTimeOffset? ReleasedAt =>
        CompletionTime
        + (ReleaseAfter is not null && IsoDuration.TryParse(ReleaseAfter, out var kept) ? kept : DefaultReleaseAfter);

    /// <summary>
    /// The status document. Its members are in alphabetical order, as in the documents of real providers.
    /// </summary>
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
