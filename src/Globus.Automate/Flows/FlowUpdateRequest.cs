using System.Text.Json;

namespace Globus.Automate.Flows;

/// <summary>A change of a flow. What is null is not sent and stays as it is; an empty list erases.</summary>
public sealed record FlowUpdateRequest
{
    /// <summary>The title, 1 to 128 characters.</summary>
    public string? Title { get; init; }

    /// <summary>The definition. Runs that were started before keep the old one.</summary>
    public JsonElement? Definition { get; init; }

    /// <summary>The JSON Schema of a run's input.</summary>
    public JsonElement? InputSchema { get; init; }

    /// <summary>A line below the title, up to 128 characters.</summary>
    public string? Subtitle { get; init; }

    /// <summary>What the flow is for, up to 4096 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The owner: an administrator may name themself.</summary>
    public string? FlowOwner { get; init; }

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

    /// <summary>The subscription that pays for it: a UUID, or <c>DEFAULT</c>.</summary>
    public string? SubscriptionId { get; init; }

    /// <summary>The authentication policy that its users must meet.</summary>
    public Guid? AuthenticationPolicyId { get; init; }
}
