using System.Text.Json;
using Globus.Automate.Json;

namespace Globus.Automate.Flows;

/// <summary>A flow to be. What is null is not sent; an empty list is.</summary>
public sealed record FlowCreateRequest
{
    /// <summary>The title, 1 to 128 characters.</summary>
    public required string Title { get; init; }

    /// <summary>The definition.</summary>
    public required JsonElement Definition { get; init; }

    /// <summary>The JSON Schema of a run's input. The service requires one; <c>{}</c> allows everything.</summary>
    public JsonElement InputSchema { get; init; } = EmptyJsonObject.Element;

    /// <summary>A line below the title, up to 128 characters.</summary>
    public string? Subtitle { get; init; }

    /// <summary>What the flow is for, up to 4096 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Words to find it by, up to 1024 characters in all.</summary>
    public IReadOnlyList<string>? Keywords { get; init; }

    /// <summary>Who may see it, as principal URNs, or <c>public</c>.</summary>
    public IReadOnlyList<string>? FlowViewers { get; init; }

    /// <summary>Who may start it, as principal URNs, or <c>all_authenticated_users</c>.</summary>
    public IReadOnlyList<string>? FlowStarters { get; init; }

    /// <summary>Who may change it, as principal URNs.</summary>
    public IReadOnlyList<string>? FlowAdministrators { get; init; }

    /// <summary>Who may manage every run, as principal URNs.</summary>
    public IReadOnlyList<string>? RunManagers { get; init; }

    /// <summary>Who may see every run, as principal URNs.</summary>
    public IReadOnlyList<string>? RunMonitors { get; init; }

    /// <summary>The subscription that pays for it.</summary>
    public Guid? SubscriptionId { get; init; }

    /// <summary>The authentication policy that its users must meet.</summary>
    public Guid? AuthenticationPolicyId { get; init; }
}
