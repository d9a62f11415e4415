using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Actions;

/// <summary>An event of an action at <paramref name="Now"/>, the exact time of the event.</summary>
internal sealed record ActionContext(ActionRecord Action, JsonObject Body, ActionEvent Event, DateTimeOffset Now);
