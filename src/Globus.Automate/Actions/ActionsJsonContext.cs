using System.Text.Json.Serialization;
using Globus.Automate.Json.Wire;

namespace Globus.Automate.Actions;

/// <summary>The documents of action providers.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ActionProvider))]
[JsonSerializable(typeof(ActionRequest))]
[JsonSerializable(typeof(ActionStatus))]
[JsonSerializable(typeof(PageItems<ActionStatus>))]
[JsonSerializable(typeof(ActionLogPage))]
[JsonSerializable(typeof(ActionLogEntry))]
internal sealed partial class ActionsJsonContext : JsonSerializerContext;
