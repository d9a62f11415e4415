namespace Globus.Automate.Definitions.Checks;

/// <summary>A target state that is not defined.</summary>
/// <param name="Node">The name of the target state.</param>
/// <param name="Guess">The defined state that was probably meant; null if none has a similar name.</param>
internal sealed record MissingTarget(JsonNodeAt Node, string? Guess);
