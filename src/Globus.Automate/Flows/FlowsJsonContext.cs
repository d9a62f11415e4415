using System.Text.Json.Serialization;

namespace Globus.Automate.Flows;

/// <summary>The documents of the Flows service.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Flow))]
[JsonSerializable(typeof(FlowPage))]
[JsonSerializable(typeof(FlowCreateRequest))]
[JsonSerializable(typeof(FlowUpdateRequest))]
[JsonSerializable(typeof(FlowValidation))]
[JsonSerializable(typeof(FlowValidationRequest))]
[JsonSerializable(typeof(Run))]
[JsonSerializable(typeof(RunPage))]
[JsonSerializable(typeof(RunRequest))]
[JsonSerializable(typeof(RunUpdateRequest))]
[JsonSerializable(typeof(RunBatchDocument))]
[JsonSerializable(typeof(RunDefinition))]
[JsonSerializable(typeof(RunLogPage))]
[JsonSerializable(typeof(RunLogEntry))]
[JsonSerializable(typeof(WebInput))]
[JsonSerializable(typeof(WebInputPage))]
[JsonSerializable(typeof(WebInputResponse))]
[JsonSerializable(typeof(RegisteredApi))]
[JsonSerializable(typeof(RegisteredApiPage))]
internal sealed partial class FlowsJsonContext : JsonSerializerContext;
