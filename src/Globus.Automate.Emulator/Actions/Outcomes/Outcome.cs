using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions.Outcomes;

/// <summary>
/// The scripted result of an action, which replaces its provider for a URL, a state, a flow and an attempt.
/// </summary>
internal sealed record Outcome
{
    public required Guid OutcomeId { get; init; }

    /// <summary>The flow to which the outcome is limited.</summary>
    public Guid? FlowId { get; init; }

    /// <summary>The provider's address; <c>*</c> matches any text.</summary>
    public required string Url { get; init; }

    /// <summary>The name of the state to which the outcome is limited.</summary>
    public string? State { get; init; }

    /// <summary>The visit of the state to which the outcome is limited, counted from 1.</summary>
    public int? Attempt { get; init; }

    /// <summary>The number of actions to affect; null for no limit.</summary>
    public int? Times { get; init; }

    /// <summary>The number of actions that the outcome has affected.</summary>
    public int UsedCount { get; init; }

    /// <summary>A script as JSON: see <see cref="Scripts.Script"/>.</summary>
    public required string Script { get; init; }

    public JsonObject ToJson() =>
        new()
        {
            ["id"] = OutcomeId.ToString("D"),
            ["flow_id"] = FlowId?.ToString("D"),
            ["url"] = Url,
            ["state"] = State,
            ["attempt"] = Attempt,
            ["times"] = Times,
            ["used_count"] = UsedCount,
            ["steps"] = JsonText.Parse(Script)["steps"]!.DeepClone(),
        };
}
