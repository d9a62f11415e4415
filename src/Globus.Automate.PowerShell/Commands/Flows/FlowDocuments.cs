using System.Text.Json;

namespace Globus.Automate.PowerShell.Commands.Flows;

/// <summary>The documents of a flow, checked.</summary>
/// <param name="Definition">The definition, if one was given.</param>
/// <param name="InputSchema">The input schema, if one was given.</param>
internal sealed record FlowDocuments(JsonElement? Definition, JsonElement? InputSchema);
