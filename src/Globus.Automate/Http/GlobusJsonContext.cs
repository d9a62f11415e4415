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
    Converters = [
        typeof(JsonValueConverter),
        typeof(TimestampConverter),
        typeof(DurationConverter),
        typeof(BooleanConverter),
        typeof(TolerantConverter<Flow>),
        typeof(TolerantConverter<Run>),
        typeof(TolerantConverter<RunDefinition>),
        typeof(TolerantConverter<RunLogEntry>),
        typeof(TolerantConverter<FlowValidation>),
        typeof(TolerantConverter<WebInput>),
        typeof(TolerantConverter<RegisteredApi>),
        typeof(TolerantConverter<ActionProvider>),
        typeof(TolerantConverter<ActionStatus>),
        typeof(TolerantConverter<ActionLogEntry>),
        typeof(TolerantConverter<Identity>),
        typeof(PageItemsConverter<Flow>),
        typeof(PageItemsConverter<Run>),
        typeof(PageItemsConverter<RunLogEntry>),
        typeof(PageItemsConverter<WebInput>),
        typeof(PageItemsConverter<RegisteredApi>),
        typeof(PageItemsConverter<ActionStatus>),
        typeof(PageItemsConverter<ActionLogEntry>),
        typeof(PageItemsConverter<Identity>),
        typeof(PageItemsConverter<Consent>),
    ]
)]
[JsonSerializable(typeof(TokenDocument))]
[JsonSerializable(typeof(TokenIntrospection))]
[JsonSerializable(typeof(UserInfo))]
[JsonSerializable(typeof(Consent))]
[JsonSerializable(typeof(ConsentList))]
[JsonSerializable(typeof(Identity))]
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
[JsonSerializable(typeof(RunLogEntry))]
[JsonSerializable(typeof(WebInput))]
[JsonSerializable(typeof(WebInputPage))]
[JsonSerializable(typeof(WebInputResponse))]
[JsonSerializable(typeof(RegisteredApi))]
[JsonSerializable(typeof(RegisteredApiPage))]
[JsonSerializable(typeof(ActionProvider))]
[JsonSerializable(typeof(ActionRequest))]
[JsonSerializable(typeof(ActionStatus))]
[JsonSerializable(typeof(PageItems<ActionStatus>))]
[JsonSerializable(typeof(ActionLogPage))]
[JsonSerializable(typeof(ActionLogEntry))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(JsonMap))]
[JsonSerializable(typeof(object))]
internal sealed partial class GlobusJsonContext : JsonSerializerContext;
