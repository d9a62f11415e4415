using System.Text.Json;
using System.Text.Json.Serialization;

namespace Globus.Automate.Json.Wire;

/// <summary>Reads the items of a page for the serializer.</summary>
internal sealed class PageItemsConverter<T> : JsonConverter<PageItems<T>>
    where T : class
{
    public override bool HandleNull => true;

    public override PageItems<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PageItemsReader.Read<T>(ref reader, options);

    public override void Write(Utf8JsonWriter writer, PageItems<T> value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Pages cannot be written as JSON.");
}
