using System.Text.Json.Serialization;

namespace Globus.Automate.TokenStorage;

/// <summary>How a sign-in is written; nothing is looked up by reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 8
)]
[JsonSerializable(typeof(SignInDocument))]
internal sealed partial class SignInJsonContext : JsonSerializerContext;
