using System.Text.Json;
using System.Text.Json.Serialization;

namespace Globus.Automate.Json;

/// <summary>Reads null as an empty list and a string as a list with one item: action providers send both.</summary>
internal sealed class StringListConverter : JsonConverter<StringList>
{
    public override bool HandleNull => true;

    public override StringList Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(ref reader);

    /// <summary>Reads the list at the current token of the reader.</summary>
    /// <exception cref="JsonException">The value is not a list of strings.</exception>
    public static StringList Read(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => StringList.None,
            JsonTokenType.String => new StringList([reader.GetString()!]),
            JsonTokenType.StartArray => ReadItems(ref reader),
            _ => throw new JsonException("Expected a list of strings."),
        };

    public override void Write(Utf8JsonWriter writer, StringList value, JsonSerializerOptions options) =>
        JsonValueWriter.Write(writer, value);

    private static StringList ReadItems(ref Utf8JsonReader reader)
    {
        var items = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(JsonValue.Read(ref reader)?.ToString() ?? "");
        }

        return items.Count == 0 ? StringList.None : new StringList(items);
    }
}
