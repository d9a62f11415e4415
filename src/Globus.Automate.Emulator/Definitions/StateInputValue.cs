using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Definitions;

/// <summary>The input of a state with its text, which states that pass the input on need again.</summary>
/// <param name="Value">The input.</param>
/// <param name="Text">The input as JSON.</param>
internal sealed record StateInputValue(JsonNode? Value, string Text);
