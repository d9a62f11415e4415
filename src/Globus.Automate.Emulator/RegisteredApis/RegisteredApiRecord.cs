using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.RegisteredApis;

/// <summary>A stored registered API: a route of a service that flows can call.</summary>
internal sealed record RegisteredApiRecord
{
    public long Sequence { get; init; }

    public required Guid RegisteredApiId { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public IReadOnlyList<string> Owners { get; init; } = [];

    public IReadOnlyList<string> Administrators { get; init; } = [];

    public IReadOnlyList<string> Viewers { get; init; } = [];

    /// <summary>The route as it was registered, as JSON.</summary>
    public required string Target { get; init; }

    public required string SubscriptionId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>The time of its deletion; until then it is shown and cannot be called.</summary>
    public DateTimeOffset? DeletionAt { get; init; }

    public bool IsActive => DeletionAt is null;

    public JsonObject TargetDocument => JsonText.ParseObject(Target);
}
