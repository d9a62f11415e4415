using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Actions;

namespace Globus.Automate.Emulator.Definitions;

/// <summary>What becomes of a run after one step; there is nothing else.</summary>
internal abstract record StepOutcome
{
    private StepOutcome() { }

    /// <summary>Another state is next; <paramref name="Document"/> is JSON.</summary>
    internal sealed record Goto(string State, string Document) : StepOutcome;

    /// <summary>The state continues at a time.</summary>
    internal sealed record Sleep(DateTimeOffset Until) : StepOutcome;

    /// <summary>
    /// The state continues with a provider's response; <paramref name="Inactive"/> has the reason why the run is
    /// INACTIVE.
    /// </summary>
    internal sealed record AwaitAction(PendingAction Action, DateTimeOffset? PollAt, JsonObject? Inactive = null)
        : StepOutcome;

    /// <summary>The state continues after the response to a web input.</summary>
    internal sealed record AwaitInput(Guid WebInputId, DateTimeOffset? ExpiresAt) : StepOutcome;

    /// <summary>The flow is over; <paramref name="Document"/> is JSON.</summary>
    internal sealed record Succeed(string Document) : StepOutcome;

    internal sealed record Fail(StateError Error) : StepOutcome;
}
