namespace Globus.Automate.Emulator.Evaluation;

/// <summary>The names of the errors of evaluation, which a flow can catch.</summary>
internal static class ErrorNames
{
    public const string ResultPathMatchFailure = "States.ResultPathMatchFailure";
    public const string Runtime = "States.Runtime";
}
