using System.Text.Json;
using System.Text.Json.Serialization;

namespace Globus.Automate.Json;

/// <summary>Reads null as an empty list and a string as a list with one item: action providers send both.</summary>
internal sealed class StringListConverter : JsonConverter<StringList>
{
    public override bool HandleNull => true;

    public override StringList Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonValue.Read(ref reader) switch
        {
            null => StringList.None,
            string only => new StringList([only]),
            JsonList list => new StringList(list.Select(item => item?.ToString() ?? "")),
            _ => throw new JsonException("Expected a list of strings."),
        };

    public override void Write(Utf8JsonWriter writer, StringList value, JsonSerializerOptions options) =>
        JsonValueWriter.Write(writer, value);
}
