using System.Text.Json;
using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Actions;

/// <summary>An action to be. What is null is not sent; an empty list is.</summary>
public sealed record ActionRequest
{
    /// <summary>
    /// The id that makes a retry the same action: a provider responds to the same id and content with the action that
    /// exists already. A new one is made when nothing is given, and kept over all attempts.
    /// </summary>
    public string? RequestId { get; init; }

    /// <summary>The input; <c>{}</c> when nothing is given.</summary>
    public JsonElement Body
    {
        get;
        init => field = value.ValueKind == JsonValueKind.Undefined ? EmptyJsonObject.Element : value;
    } = EmptyJsonObject.Element;

    /// <summary>What to call the action, 1 to 64 characters.</summary>
    public string? Label { get; init; }

    /// <summary>Who may manage it, as principal URNs.</summary>
    public IReadOnlyList<string>? ManageBy { get; init; }

    /// <summary>Who may see it, as principal URNs.</summary>
    public IReadOnlyList<string>? MonitorBy { get; init; }

    /// <summary>The clients that may act on it.</summary>
    public IReadOnlyList<string>? AllowedClients { get; init; }

    /// <summary>When it must be over.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>How long the provider is to keep it after its end.</summary>
    public TimeSpan? ReleaseAfter { get; init; }

    /// <summary>Words to find it by; not every provider looks at them.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>
    /// Where to send it instead of the provider's <c>run</c>: a path below the provider, or a whole address. A whole
    /// address gets the provider's token, wherever it is: take it only from who may decide that.
    /// </summary>
    [JsonIgnore]
    public string? ForcePath { get; init; }
}
