using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions;

/// <summary>
/// The progress of an action. <paramref name="Details"/> is JSON; the provider updates the action at <paramref
/// name="ChangesAt"/>.
/// </summary>
internal sealed record ActionProgress(
    ActionStatus Status,
    string DisplayStatus,
    string Details,
    DateTimeOffset? ChangesAt = null
)
{
    public bool IsFinal => Status is ActionStatus.Succeeded or ActionStatus.Failed;

    /// <summary>Whether the action has work outside of transactions.</summary>
    public ActionWorkStage Work { get; init; }

    /// <summary>The provider's private state of the action, as JSON.</summary>
    public string? ProviderState { get; init; }

    /// <summary>The error response that replaces the status.</summary>
    public ActionErrorResponse? ErrorResponse { get; init; }

    /// <summary>The provider does not respond before <see cref="ChangesAt"/>, or not at all.</summary>
    public bool IsUnresponsive { get; init; }

    public static ActionProgress Failed(string code, string description) =>
        Of(ActionStatus.Failed, new JsonObject { ["code"] = code, ["description"] = description }.ToText());

    public static ActionProgress Of(ActionStatus status, string details, DateTimeOffset? changesAt = null) =>
        new(status, status.ToString().ToUpperInvariant(), details, changesAt);
}
