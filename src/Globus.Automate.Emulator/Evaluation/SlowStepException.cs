namespace Globus.Automate.Emulator.Evaluation;

/// <summary>A step exceeded the quick budget. It is still within its limits.</summary>
internal sealed class SlowStepException() : Exception("The step takes long.");
