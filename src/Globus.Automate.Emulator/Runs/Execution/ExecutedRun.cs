using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Definitions;

namespace Globus.Automate.Emulator.Runs.Execution;

/// <summary>A run of a batch, and what is left to do for it after the transaction.</summary>
internal sealed class ExecutedRun(DueRun due)
{
    public DueRun Due => due;

    /// <summary>A new run as it began.</summary>
    public RunRecord? Started { get; init; }

    /// <summary>Null for a run that was changed by somebody else; nothing of it was saved.</summary>
    public StepResult? Result { get; set; }

    /// <summary>An action to cancel at its provider.</summary>
    public PendingAction? AbandonedAction { get; set; }
}
