using System.Text.Json;

namespace Globus.Automate.Flows;

/// <summary>A definition to be checked, with the schema of its input if there is one.</summary>
internal sealed record FlowValidationRequest(JsonElement Definition, JsonElement? InputSchema);
