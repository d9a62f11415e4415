using System.Text.Json;
using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Flows;

/// <summary>A run to be. What is null is not sent; an empty list is.</summary>
public sealed record RunRequest
{
    /// <summary>The input of the flow; <c>{}</c> when nothing is given.</summary>
    public JsonElement Body
    {
        get;
        init => field = value.ValueKind == JsonValueKind.Undefined ? EmptyJsonObject.Element : value;
    } = EmptyJsonObject.Element;

    /// <summary>What to call the run.</summary>
    public string? Label { get; init; }

    /// <summary>Words to find it by.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Who may manage it, as principal URNs.</summary>
    public IReadOnlyList<string>? RunManagers { get; init; }

    /// <summary>Who may see it, as principal URNs.</summary>
    public IReadOnlyList<string>? RunMonitors { get; init; }

    /// <summary>
    /// The statuses at which the service notifies the owner: INACTIVE, FAILED, SUCCEEDED. The default is INACTIVE; an
    /// empty list turns notifications off.
    /// </summary>
    [JsonConverter(typeof(NotificationPolicyConverter))]
    public IReadOnlyList<string>? ActivityNotificationPolicy { get; init; }
}
