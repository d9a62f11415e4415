namespace Globus.Automate.Emulator.Evaluation;

/// <summary>A path, expression or rule that has no value over the state at hand.</summary>
/// <param name="error">The name by which a flow can catch it; see <see cref="ErrorNames"/>.</param>
/// <param name="message">What is wrong.</param>
internal sealed class EvaluationException(string error, string message) : Exception(message)
{
    public string Error { get; } = error;
}
