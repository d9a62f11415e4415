using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.WebInputs;

/// <summary>
/// An option. <paramref name="Value"/> is the value for the run when a user responds with <paramref name="OptionId"/>.
/// </summary>
internal sealed record WebInputOption(Guid OptionId, JsonNode? Value, string Label, string Description);
