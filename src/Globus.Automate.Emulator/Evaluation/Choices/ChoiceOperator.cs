using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Evaluation.Choices;

/// <summary>An operator of choice rules.</summary>
/// <param name="Accepts">Whether a value is valid for the operator.</param>
/// <param name="Expected">The description of valid values.</param>
/// <param name="Holds">Whether the operator is true for the variable's value and the other value.</param>
/// <param name="IsPath">Whether a path selects the other value.</param>
internal sealed record ChoiceOperator(
    Func<JsonNode?, bool> Accepts,
    string Expected,
    Func<JsonNode?, JsonNode?, Budget, bool> Holds,
    bool IsPath = false
);
