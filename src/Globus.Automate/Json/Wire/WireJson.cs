using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Globus.Automate.Json.Wire;

/// <summary>How documents of the services are read and written, whichever folder has their types.</summary>
internal static class WireJson
{
    /// <summary>The options for the documents of the contexts, and for free documents.</summary>
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
