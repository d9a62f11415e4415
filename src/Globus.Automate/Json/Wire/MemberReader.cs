using System.Text.Json;

namespace Globus.Automate.Json.Wire;

/// <summary>Reads the members of an object one after the other.</summary>
internal static class MemberReader
{
    /// <summary>Checks that the reader is at an object.</summary>
    /// <exception cref="JsonException">The value is no object.</exception>
    public static void Start(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Expected an object.");
        }
    }

    /// <summary>Moves to the name of the next member; false at the end of the object.</summary>
    public static bool Next(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Whether the member has this name. The reader then moves to its value.</summary>
    public static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (!reader.ValueTextEquals(name))
        {
            return false;
        }

        reader.Read();
        return true;
    }

    /// <summary>Reads an id; null for null.</summary>
    public static Guid? ReadGuid(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Null ? null : reader.GetGuid();

    /// <summary>Reads a timestamp; null for null.</summary>
    public static DateTimeOffset? ReadTime(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Null ? null : TimestampConverter.Read(ref reader);

    /// <summary>Reads a free object; null for null.</summary>
    public static JsonMap? ReadMap(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Null ? null : CheckedText.ReadMap(ref reader);
}
