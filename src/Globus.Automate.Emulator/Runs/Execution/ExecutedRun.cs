using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Definitions;

namespace Globus.Automate.Emulator.Runs.Execution;

/// <summary>A run of a batch, and the work that follows the transaction.</summary>
internal sealed class ExecutedRun(DueRun due)
{
    public DueRun Due => due;

    /// <summary>The initial state of a new run.</summary>
    public RunRecord? Started { get; init; }

    /// <summary>The last result; null if another request changed the run, so that nothing was saved.</summary>
    public StepResult? Result { get; set; }

    /// <summary>An action to cancel at its provider.</summary>
    public PendingAction? AbandonedAction { get; set; }
}
