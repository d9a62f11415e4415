namespace Globus.Automate.Emulator.Evaluation;

/// <summary>A step computes for longer than others should wait for it; it is within its limits so far.</summary>
internal sealed class SlowStepException() : Exception("The step takes long.");
