using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.WebInputs;

namespace Globus.Automate.Emulator.Runs;

/// <summary>Steps of one run that were computed, and are to be saved in one write.</summary>
/// <param name="Changed">The run after these steps; the length of its log is still what it was.</param>
/// <param name="Log">What they log.</param>
internal sealed record StepBatch(RunRecord Changed, IReadOnlyList<LogEntry> Log)
{
    /// <summary>A web input that the last step creates.</summary>
    public WebInputRecord? CreatedWebInput { get; init; }

    /// <summary>An action that the run no longer waits for; it is canceled at its provider.</summary>
    public PendingAction? AbandonedAction { get; init; }
}
