namespace Globus.Automate.Emulator.Flows;

/// <summary>A step that was computed and is to be saved.</summary>
internal sealed record ComputedStep(StepContext Context, StepOutcome Outcome);
