using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Actions;

namespace Globus.Automate.Emulator.Flows;

/// <summary>What becomes of a run after one step; there is nothing else.</summary>
internal abstract record StepOutcome
{
    private StepOutcome()
    {
    }

    /// <summary>Another state is next.</summary>
    internal sealed record Goto(string State, JsonNode Document) : StepOutcome;

    /// <summary>The state goes on at a time.</summary>
    internal sealed record Sleep(DateTimeOffset Until) : StepOutcome;

    /// <summary>The state goes on with a provider's answer; <paramref name="Inactive"/> tells why the run cannot go on by itself.</summary>
    internal sealed record AwaitAction(PendingAction Action, DateTimeOffset? AskAt, JsonObject? Inactive = null) : StepOutcome;

    /// <summary>The state goes on when someone has answered a web input.</summary>
    internal sealed record AwaitInput(Guid WebInputId, DateTimeOffset? ExpiresAt) : StepOutcome;

    internal sealed record Succeed(JsonNode Document) : StepOutcome;

    internal sealed record Fail(RunError Error) : StepOutcome;
}
