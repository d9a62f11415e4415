using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Evaluation.Choices;

/// <summary>An operator of choice rules.</summary>
/// <param name="Accepts">Whether a value can stand beside it in a definition.</param>
/// <param name="Expected">What can, in words.</param>
/// <param name="Holds">Whether it holds between the variable's value and the other one.</param>
/// <param name="IsPath">Whether the other value is found by a path.</param>
internal sealed record ChoiceOperator(
    Func<JsonNode?, bool> Accepts,
    string Expected,
    Func<JsonNode?, JsonNode?, Budget, bool> Holds,
    bool IsPath = false
);
