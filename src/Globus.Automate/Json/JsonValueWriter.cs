using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace Globus.Automate.Json;

/// <summary>Writes the values of free documents, including values that callers add.</summary>
internal static class JsonValueWriter
{
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case JsonElement element:
                element.WriteTo(writer);
                break;
            case IDictionary map:
                WriteMap(writer, map);
                break;
            case IEnumerable list and not string:
                WriteList(writer, list);
                break;
            default:
                WriteScalar(writer, value);
                break;
        }
    }

    private static void WriteMap(Utf8JsonWriter writer, IDictionary map)
    {
        writer.WriteStartObject();
        foreach (DictionaryEntry entry in map)
        {
            writer.WritePropertyName(Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!);
            Write(writer, entry.Value);
        }
        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, IEnumerable list)
    {
        writer.WriteStartArray();
        foreach (var item in list)
        {
            Write(writer, item);
        }

        writer.WriteEndArray();
    }

    private static void WriteScalar(Utf8JsonWriter writer, object value)
    {
        if (JsonNumber.TryWrite(writer, value))
        {
            return;
        }

        switch (value)
        {
            case DateTimeOffset time:
                writer.WriteStringValue(time);
                break;
            case DateTime time:
                writer.WriteStringValue(time);
                break;
            case Uri address:
                writer.WriteStringValue(address.OriginalString);
                break;
            case string or char or Guid or Enum:
                writer.WriteStringValue(value.ToString());
                break;
            default:
                throw new NotSupportedException($"A value of type {value.GetType()} cannot be converted to JSON.");
        }
    }
}
