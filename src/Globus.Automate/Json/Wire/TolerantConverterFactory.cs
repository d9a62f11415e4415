using System.Text.Json;
using System.Text.Json.Serialization;

namespace Globus.Automate.Json.Wire;

/// <summary>Creates tolerant converters for documents that keep unreadable members.</summary>
internal sealed class TolerantConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsClass && typeof(IExtensibleDocument).IsAssignableFrom(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(TolerantConverter<>).MakeGenericType(typeToConvert))!;
}
