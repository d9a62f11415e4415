using System.Text.Json;

namespace Globus.Automate.Flows;

/// <summary>
/// A request to change a flow. Null members are not sent and stay unchanged; an empty list clears a member.
/// </summary>
public sealed record FlowUpdateRequest
{
    /// <summary>The title, 1 to 128 characters.</summary>
    public string? Title { get; init; }

    /// <summary>The definition. Runs that were started earlier keep the old definition.</summary>
    public JsonElement? Definition { get; init; }

    /// <summary>The JSON Schema of the input.</summary>
    public JsonElement? InputSchema { get; init; }

    /// <summary>The subtitle, up to 128 characters.</summary>
    public string? Subtitle { get; init; }

    /// <summary>The description, up to 4096 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The owner; administrators may set themselves.</summary>
    public string? FlowOwner { get; init; }

    /// <summary>The keywords, up to 1024 characters in total.</summary>
    public IReadOnlyList<string>? Keywords { get; init; }

    /// <summary>The principals that may view the flow, as URNs, or <c>public</c>.</summary>
    public IReadOnlyList<string>? FlowViewers { get; init; }

    /// <summary>The principals that may start runs, as URNs, or <c>all_authenticated_users</c>.</summary>
    public IReadOnlyList<string>? FlowStarters { get; init; }

    /// <summary>The principals that may change the flow, as URNs.</summary>
    public IReadOnlyList<string>? FlowAdministrators { get; init; }

    /// <summary>The principals that may manage all runs, as URNs.</summary>
    public IReadOnlyList<string>? RunManagers { get; init; }

    /// <summary>The principals that may view all runs, as URNs.</summary>
    public IReadOnlyList<string>? RunMonitors { get; init; }

    /// <summary>The subscription of the flow: a UUID, or <c>DEFAULT</c>.</summary>
    public string? SubscriptionId { get; init; }

    /// <summary>The authentication policy of the flow.</summary>
    public Guid? AuthenticationPolicyId { get; init; }
}
