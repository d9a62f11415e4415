using System.Text.Json.Serialization;

namespace Globus.Automate.Timers;

/// <summary>The documents of Globus Timers.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Timer))]
[JsonSerializable(typeof(TimerPage))]
[JsonSerializable(typeof(CreatedTimer))]
[JsonSerializable(typeof(TimerCreateDocument))]
[JsonSerializable(typeof(TimerRename))]
[JsonSerializable(typeof(TimerResume))]
internal sealed partial class TimersJsonContext : JsonSerializerContext;
