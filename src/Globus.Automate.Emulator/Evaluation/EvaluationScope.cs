using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Evaluation;

/// <summary>What an evaluation sees: the state document, the run's context, and what it may cost.</summary>
/// <param name="State">The state document. It is never changed.</param>
/// <param name="Context">What <c>$._context</c> names.</param>
/// <param name="Budget">What is charged.</param>
internal sealed record EvaluationScope(JsonNode? State, JsonObject Context, Budget Budget)
{
    /// <summary>The name under which the context is seen.</summary>
    public const string ContextName = "_context";

    /// <summary>The top-level property of that name.</summary>
    public bool TryFind(string name, out JsonNode? value)
    {
        value = Context;
        return name == ContextName || (State is JsonObject document && document.TryGetPropertyValue(name, out value));
    }
}
