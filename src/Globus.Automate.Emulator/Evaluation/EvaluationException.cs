using Globus.Automate.Language.Expressions;

namespace Globus.Automate.Emulator.Evaluation;

/// <summary>A path, expression or rule has no value in the present state.</summary>
/// <param name="error">The name that a flow can catch; see <see cref="ErrorNames"/>.</param>
/// <param name="message">The message.</param>
/// <param name="span">The part of the expression, until the expression adds it to the message.</param>
internal sealed class EvaluationException(string error, string message, TextSpan? span = null) : Exception(message)
{
    public string Error { get; } = error;

    public TextSpan? Span { get; } = span;

    /// <summary>
    /// Whether a path does not exist. The message is that of the service, which names the field; nothing is added to
    /// it.
    /// </summary>
    public bool IsMissingPath { get; private init; }

    /// <summary>The evaluation exceeds a limit of the emulator.</summary>
    public static EvaluationException OverLimit(string limit) =>
        new(ErrorNames.Runtime, $"the expression exceeds a limit: {limit}");

    /// <summary>A path does not exist.</summary>
    /// <param name="path">The path as it was written.</param>
    /// <param name="field">The field of the definition, with its suffix.</param>
    public static EvaluationException MissingPath(string path, string field) =>
        new(
            ErrorNames.Runtime,
            $"The path '{path}' specified for the field '{field}' could not be found in the state input."
        )
        {
            IsMissingPath = true,
        };

    /// <summary>The same failure with the part of the expression.</summary>
    public EvaluationException WithSpan(TextSpan place) => new(Error, Message, place) { IsMissingPath = IsMissingPath };

    /// <summary>The same failure with its location; the message of a missing path is unchanged.</summary>
    public EvaluationException WithMessage(string message) => IsMissingPath ? this : new(Error, message);
}
