using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Globus.Automate.Json.Wire;

/// <summary>Creates the serialization options of service documents.</summary>
internal static class WireJson
{
    /// <summary>Combines the options of the contexts with those of free documents.</summary>
    public static JsonSerializerOptions Combine(params IJsonTypeInfoResolver[] contexts)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            MaxDepth = JsonValue.MaximumDepth,
            TypeInfoResolver = JsonTypeInfoResolver.Combine([DocumentJsonContext.Default, .. contexts]),
            Converters =
            {
                new JsonValueConverter(),
                new TimestampConverter(),
                new DurationConverter(),
                new BooleanConverter(),
                new TolerantConverterFactory(),
                new PageItemsConverterFactory(),
            },
        };
        options.MakeReadOnly();
        return options;
    }
}
