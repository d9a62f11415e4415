using System.Text.Json;
using System.Text.Json.Serialization;

namespace Globus.Automate.Json;

internal sealed class JsonListConverter : JsonConverter<JsonList>
{
    public override JsonList Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonValue.ReadList(ref reader);

    public override void Write(Utf8JsonWriter writer, JsonList value, JsonSerializerOptions options) =>
        JsonValueWriter.Write(writer, value);
}
