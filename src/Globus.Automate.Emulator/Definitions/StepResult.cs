using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Actions;

namespace Globus.Automate.Emulator.Definitions;

/// <summary>The result of one step of a run. The set is closed.</summary>
internal abstract record StepResult
{
    private StepResult() { }

    /// <summary>The state has ended with this output.</summary>
    internal sealed record Completed(JsonNode? Output) : StepResult
    {
        /// <summary>The state that a Choice selected; null if the state's own Next applies.</summary>
        public string? Next { get; init; }

        /// <summary>The position of the rule that matched in a Choice; null for its Default.</summary>
        public int? Rule { get; init; }
    }

    /// <summary>The state continues at a time, or after an event.</summary>
    /// <param name="Until">The time; null if only an event continues the state.</param>
    internal sealed record Waiting(DateTimeOffset? Until) : StepResult
    {
        /// <summary>The action that the state waits for.</summary>
        public PendingAction? Action { get; init; }

        /// <summary>Whether the provider is called outside of the batch.</summary>
        public bool CallsProvider { get; init; }

        /// <summary>Why the run is INACTIVE; null while it is ACTIVE.</summary>
        public JsonObject? Inactive { get; init; }

        /// <summary>The web input that the state waits for.</summary>
        public Guid? WebInputId { get; init; }
    }

    /// <summary>The step exceeds the time of a batch. It changed nothing.</summary>
    internal sealed record Slow : StepResult;

    /// <summary>The run has failed.</summary>
    internal sealed record Failed(StateError Error) : StepResult;
}
