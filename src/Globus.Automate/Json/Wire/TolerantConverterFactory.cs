using System.Text.Json;
using System.Text.Json.Serialization;

namespace Globus.Automate.Json.Wire;

/// <summary>Makes every document tolerant that can keep the members which it cannot read.</summary>
internal sealed class TolerantConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsClass && typeof(IExtensibleDocument).IsAssignableFrom(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(TolerantConverter<>).MakeGenericType(typeToConvert))!;
}
