using System.Text.Json;
using System.Text.Json.Serialization;

namespace Globus.Automate.Json.Wire;

/// <summary>Reads the items of every page one by one.</summary>
internal sealed class PageItemsConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(PageItems<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)
            Activator.CreateInstance(
                typeof(PageItemsConverter<>).MakeGenericType(typeToConvert.GetGenericArguments())
            )!;
}
