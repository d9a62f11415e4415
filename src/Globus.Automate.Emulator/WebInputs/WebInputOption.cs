using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.WebInputs;

/// <summary>
/// One option to choose: <paramref name="Value"/> is what the run gets when someone responds with
/// <paramref name="OptionId"/>.
/// </summary>
internal sealed record WebInputOption(Guid OptionId, JsonNode? Value, string Label, string Description);
