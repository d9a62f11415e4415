using System.Text.Json.Serialization;

namespace Globus.Automate.Auth;

/// <summary>The documents of Globus Auth.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(TokenDocument))]
[JsonSerializable(typeof(TokenIntrospection))]
[JsonSerializable(typeof(UserInfo))]
[JsonSerializable(typeof(Consent))]
[JsonSerializable(typeof(ConsentList))]
[JsonSerializable(typeof(Identity))]
[JsonSerializable(typeof(IdentityList))]
internal sealed partial class AuthJsonContext : JsonSerializerContext;
