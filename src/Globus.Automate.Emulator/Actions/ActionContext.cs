using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Actions;

/// <summary>
/// An action when something happens to it: at <paramref name="Now"/> exactly, however late anybody looks.
/// </summary>
internal sealed record ActionContext(ActionRecord Action, JsonObject Body, ActionEvent Event, DateTimeOffset Now);
