using Globus.Automate.Language.Expressions;

namespace Globus.Automate.Emulator.Evaluation;

/// <summary>A path, expression or rule that has no value over the state at hand.</summary>
/// <param name="error">The name by which a flow can catch it; see <see cref="ErrorNames"/>.</param>
/// <param name="message">What is wrong.</param>
/// <param name="span">Which part of an expression it is about, until the expression says so in words.</param>
internal sealed class EvaluationException(string error, string message, TextSpan? span = null) : Exception(message)
{
    public string Error { get; } = error;

    public TextSpan? Span { get; } = span;

    /// <summary>
    /// Whether a path leads nowhere. The message is that of the service and names the field; nothing is added to it.
    /// </summary>
    public bool IsMissingPath { get; private init; }

    /// <summary>The evaluation exceeds a limit of the emulator.</summary>
    public static EvaluationException OverLimit(string limit) =>
        new(ErrorNames.Runtime, $"the expression exceeds a limit: {limit}");

    /// <summary>A path that leads nowhere.</summary>
    /// <param name="path">The path as it was written.</param>
    /// <param name="field">The field of the definition that has it, with its suffix.</param>
    public static EvaluationException MissingPath(string path, string field) =>
        new(
            ErrorNames.Runtime,
            $"The path '{path}' specified for the field '{field}' could not be found in the state input."
        )
        {
            IsMissingPath = true,
        };

    /// <summary>The same failure, with the part of the expression where it happened.</summary>
    public EvaluationException WithSpan(TextSpan place) => new(Error, Message, place) { IsMissingPath = IsMissingPath };

    /// <summary>The same failure, with what it happened in; a path that leads nowhere keeps its message.</summary>
    public EvaluationException WithMessage(string message) => IsMissingPath ? this : new(Error, message);
}
