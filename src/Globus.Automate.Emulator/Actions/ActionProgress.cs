using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions;

/// <summary>
/// How far an action is. <paramref name="Details"/> is JSON; at <paramref name="ChangesAt"/> its provider looks at it
/// again.
/// </summary>
internal sealed record ActionProgress(
    ActionStatus Status,
    string DisplayStatus,
    string Details,
    DateTimeOffset? ChangesAt = null
)
{
    public bool IsFinal => Status is ActionStatus.Succeeded or ActionStatus.Failed;

    /// <summary>Whether there is something to do for it outside of transactions.</summary>
    public ActionWorkStage Work { get; init; }

    /// <summary>What the provider has to remember of the action; JSON that nobody else sees.</summary>
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
