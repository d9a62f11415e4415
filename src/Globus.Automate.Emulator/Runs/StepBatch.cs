using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.WebInputs;

namespace Globus.Automate.Emulator.Runs;

/// <summary>What a run does when it is its turn: steps that were computed, and are to be saved in one write.</summary>
/// <param name="Changed">The run after these steps; the length of its log is still what it was.</param>
/// <param name="Log">What they log.</param>
internal sealed record StepBatch(RunRecord Changed, IReadOnlyList<LogEntry> Log)
{
    /// <summary>A web input that the last step asks people.</summary>
    public WebInputRecord? CreatedWebInput { get; init; }

    /// <summary>An action that nobody waits for any more; its provider is told.</summary>
    public PendingAction? AbandonedAction { get; init; }
}
