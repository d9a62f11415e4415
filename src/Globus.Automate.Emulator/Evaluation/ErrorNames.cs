namespace Globus.Automate.Emulator.Evaluation;

/// <summary>The names of errors that a flow can catch, as far as evaluation raises them.</summary>
internal static class ErrorNames
{
    public const string ResultPathMatchFailure = "States.ResultPathMatchFailure";
    public const string Runtime = "States.Runtime";
}
