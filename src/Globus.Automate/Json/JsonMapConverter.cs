using System.Text.Json;
using System.Text.Json.Serialization;

namespace Globus.Automate.Json;

internal sealed class JsonMapConverter : JsonConverter<JsonMap>
{
    public override JsonMap Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        CheckedText.ReadMap(ref reader);

    public override void Write(Utf8JsonWriter writer, JsonMap value, JsonSerializerOptions options) =>
        JsonValueWriter.Write(writer, value);
}
