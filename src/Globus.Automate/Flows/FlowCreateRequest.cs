using System.Text.Json;
using Globus.Automate.Json;

namespace Globus.Automate.Flows;

/// <summary>A request to create a flow. Null members are not sent; empty lists are.</summary>
public sealed record FlowCreateRequest
{
    /// <summary>The title, 1 to 128 characters.</summary>
    public required string Title { get; init; }

    /// <summary>The definition.</summary>
    public required JsonElement Definition { get; init; }

    /// <summary>The JSON Schema of the input. The service requires one; <c>{}</c> accepts every input.</summary>
    public JsonElement InputSchema { get; init; } = EmptyJsonObject.Element;

    /// <summary>The subtitle, up to 128 characters.</summary>
    public string? Subtitle { get; init; }

    /// <summary>The description, up to 4096 characters.</summary>
    public string? Description { get; init; }

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

    /// <summary>The subscription of the flow.</summary>
    public Guid? SubscriptionId { get; init; }

    /// <summary>The authentication policy of the flow.</summary>
    public Guid? AuthenticationPolicyId { get; init; }
}
