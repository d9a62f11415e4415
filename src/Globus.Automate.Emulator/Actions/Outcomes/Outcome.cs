using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions.Outcomes;

/// <summary>
/// How an action is to end in place of what its provider would do: for a provider, a state and an attempt.
/// </summary>
internal sealed record Outcome
{
    /// <summary>Its place among the others: the first that fits counts.</summary>
    public long Sequence { get; init; }

    /// <summary>The provider's address; <c>*</c> stands for any text in it.</summary>
    public required string Url { get; init; }

    /// <summary>Only for the state of this name.</summary>
    public string? State { get; init; }

    /// <summary>Only when a run enters that state for this time, counted from 1.</summary>
    public int? Attempt { get; init; }

    /// <summary>For how many more actions; null for all.</summary>
    public int? Times { get; init; }

    /// <summary>A script as JSON: see <see cref="Scripts.Script"/>.</summary>
    public required string Script { get; init; }

    public JsonObject ToJson() =>
        new()
        {
            ["url"] = Url,
            ["state"] = State,
            ["attempt"] = Attempt,
            ["times"] = Times,
            ["steps"] = JsonText.Parse(Script)["steps"]!.DeepClone(),
        };
}
