using System.Text.Json;
using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Flows;

/// <summary>A request to start a run. Null members are not sent; empty lists are.</summary>
public sealed record RunRequest
{
    /// <summary>The input of the flow; <c>{}</c> by default.</summary>
    public JsonElement Body
    {
        get;
        init => field = value.ValueKind == JsonValueKind.Undefined ? EmptyJsonObject.Element : value;
    } = EmptyJsonObject.Element;

    /// <summary>The label.</summary>
    public string? Label { get; init; }

    /// <summary>The tags.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The principals that may manage the run, as URNs.</summary>
    public IReadOnlyList<string>? RunManagers { get; init; }

    /// <summary>The principals that may view the run, as URNs.</summary>
    public IReadOnlyList<string>? RunMonitors { get; init; }

    /// <summary>
    /// The statuses at which the service notifies the owner: INACTIVE, FAILED, SUCCEEDED. The default is INACTIVE; an
    /// empty list disables notifications.
    /// </summary>
    [JsonConverter(typeof(NotificationPolicyConverter))]
    public IReadOnlyList<string>? ActivityNotificationPolicy { get; init; }
}
