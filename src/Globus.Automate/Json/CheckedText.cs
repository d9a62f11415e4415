using System.Text.Json;

namespace Globus.Automate.Json;

/// <summary>
/// The body that this thread reads, so that objects in it can be kept as text. A text is kept only if parsing it later
/// cannot fail.
/// </summary>
internal static class CheckedText
{
    // A shorter text takes no less memory than its values.
    private const int Shortest = 64;

    [ThreadStatic]
    private static ArraySegment<byte> _body;

    /// <summary>Reads documents of a body. Their readers begin at its first byte.</summary>
    /// <param name="body">The body.</param>
    /// <param name="read">Reads the documents.</param>
    public static T Read<T>(ArraySegment<byte> body, Func<ArraySegment<byte>, T> read)
    {
        var outer = _body;
        _body = body;
        try
        {
            return read(body);
        }
        finally
        {
            _body = outer;
        }
    }

    /// <summary>Reads documents that are not a part of the body.</summary>
    /// <param name="read">Reads the documents.</param>
    public static T ReadApart<T>(Func<T> read) => Read(default, _ => read());

    /// <summary>Reads an object, as text if that is possible.</summary>
    /// <param name="reader">The reader at the first token of the object; afterwards at the last one.</param>
    /// <exception cref="JsonException">The object contains a value that cannot be read.</exception>
    public static JsonMap ReadMap(ref Utf8JsonReader reader)
    {
        if (_body.Array is null || reader.TokenType != JsonTokenType.StartObject)
        {
            return JsonValue.ReadMap(ref reader);
        }

        var start = reader;
        Check(ref reader);
        var text = _body.AsSpan((int)start.TokenStartIndex, (int)(reader.BytesConsumed - start.TokenStartIndex));
        if (text.Length >= Shortest)
        {
            return JsonMap.OfCheckedText(text);
        }

        reader = start;
        return JsonValue.ReadMap(ref reader);
    }

    private static void Check(ref Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth;
        while (reader.Read() && (reader.TokenType != JsonTokenType.EndObject || reader.CurrentDepth != depth))
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.Number:
                    JsonValue.CheckNumber(ref reader);
                    break;
                case JsonTokenType.PropertyName or JsonTokenType.String when !IsPlain(ref reader):
                    reader.GetString();
                    break;
                default:
                    break;
            }
        }
    }

    // Other text may contain bytes or escapes that are no characters.
    private static bool IsPlain(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped)
        {
            return false;
        }

        foreach (var value in reader.ValueSpan)
        {
            if (value >= 0x80)
            {
                return false;
            }
        }

        return true;
    }
}
