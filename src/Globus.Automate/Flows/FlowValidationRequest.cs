using System.Text.Json;

namespace Globus.Automate.Flows;

/// <summary>A request to validate a definition and an optional input schema.</summary>
internal sealed record FlowValidationRequest(JsonElement Definition, JsonElement? InputSchema);
