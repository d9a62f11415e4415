using System.Text.Json;
using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Actions;

/// <summary>A request to start an action. Null members are not sent; empty lists are.</summary>
public sealed record ActionRequest
{
    /// <summary>
    /// The id of the request: a provider responds to the same id and content with the existing action. By default, a
    /// new id is generated and used for all attempts.
    /// </summary>
    public string? RequestId { get; init; }

    /// <summary>The input; <c>{}</c> by default.</summary>
    public JsonElement Body
    {
        get;
        init => field = value.ValueKind == JsonValueKind.Undefined ? EmptyJsonObject.Element : value;
    } = EmptyJsonObject.Element;

    /// <summary>The label, 1 to 64 characters.</summary>
    public string? Label { get; init; }

    /// <summary>The principals that may manage the action, as URNs.</summary>
    public IReadOnlyList<string>? ManageBy { get; init; }

    /// <summary>The principals that may view the action, as URNs.</summary>
    public IReadOnlyList<string>? MonitorBy { get; init; }

    /// <summary>The clients that may access the action.</summary>
    public IReadOnlyList<string>? AllowedClients { get; init; }

    /// <summary>The time by which the action must end.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>The time for which the provider keeps the action after it has ended.</summary>
    public TimeSpan? ReleaseAfter { get; init; }

    /// <summary>The tags; some providers ignore them.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>
    /// An alternative target for the request: a path below the provider, or a complete address. The provider's token is
    /// sent to this address, so it must come from a trusted source.
    /// </summary>
    [JsonIgnore]
    public string? ForcePath { get; init; }
}
