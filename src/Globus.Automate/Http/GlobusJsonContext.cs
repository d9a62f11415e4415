using System.Text.Json;
using System.Text.Json.Serialization;
using Globus.Automate.Actions;
using Globus.Automate.Auth;
using Globus.Automate.Flows;
using Globus.Automate.Json;

namespace Globus.Automate.Http;

/// <summary>How each document of the wire is read and written; nothing is looked up by reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = JsonValue.MaximumDepth,
    Converters =
    [
        typeof(JsonValueConverter),
        typeof(TimestampConverter),
        typeof(DurationConverter),
        typeof(TruthConverter),
    ])]
[JsonSerializable(typeof(TokenDocument))]
[JsonSerializable(typeof(TokenIntrospection))]
[JsonSerializable(typeof(UserInfo))]
[JsonSerializable(typeof(ConsentList))]
[JsonSerializable(typeof(IdentityList))]
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
[JsonSerializable(typeof(WebInput))]
[JsonSerializable(typeof(WebInputPage))]
[JsonSerializable(typeof(WebInputResponse))]
[JsonSerializable(typeof(RegisteredApi))]
[JsonSerializable(typeof(RegisteredApiPage))]
[JsonSerializable(typeof(ActionProvider))]
[JsonSerializable(typeof(ActionRequest))]
[JsonSerializable(typeof(ActionStatus))]
[JsonSerializable(typeof(ActionStatus[]))]
[JsonSerializable(typeof(ActionLogPage))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(JsonMap))]
[JsonSerializable(typeof(object))]
internal sealed partial class GlobusJsonContext : JsonSerializerContext;
