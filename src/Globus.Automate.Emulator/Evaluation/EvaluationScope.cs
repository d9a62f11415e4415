using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Evaluation;

/// <summary>The scope of an evaluation: the state document, the run's context, and the budget.</summary>
/// <param name="State">The state document, which is never changed.</param>
/// <param name="Context">The value of <c>$._context</c>.</param>
/// <param name="Budget">The budget to charge.</param>
internal sealed record EvaluationScope(JsonNode? State, JsonObject Context, Budget Budget)
{
    /// <summary>The name of the context.</summary>
    public const string ContextName = "_context";

    /// <summary>The top-level property of that name.</summary>
    public bool TryFind(string name, out JsonNode? value)
    {
        value = Context;
        return name == ContextName || (State is JsonObject document && document.TryGetPropertyValue(name, out value));
    }
}
