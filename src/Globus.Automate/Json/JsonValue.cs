using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Globus.Automate.Json;

/// <summary>Converts between JSON and the value types that <see cref="JsonMap"/> lists.</summary>
internal static class JsonValue
{
    /// <summary>
    /// The maximum depth of documents. Flow definitions and run outputs exceed the default of 64 of System.Text.Json.
    /// </summary>
    public const int MaximumDepth = 512;

    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaximumDepth,
    };

    public static object? Parse(string json)
    {
        var reader = CreateReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        var value = Read(ref reader);
        reader.Read();
        return value;
    }

    /// <summary>Parses the text of an object.</summary>
    public static JsonMap ParseMap(ReadOnlySpan<byte> json)
    {
        var reader = CreateReader(json);
        reader.Read();
        return ReadMap(ref reader);
    }

    /// <summary>Converts an element to its value; other values are unchanged.</summary>
    public static object? Unwrap(object? value) => value is JsonElement element ? Parse(element.GetRawText()) : value;

    // The element keeps the document and its bytes: a clone would copy both.
    public static JsonElement ToElement(object? value)
    {
        var json = ToUtf8(value);
        return JsonDocument.Parse(json.AsMemory(), new JsonDocumentOptions { MaxDepth = MaximumDepth }).RootElement;
    }

    public static string ToText(object? value)
    {
        var json = ToUtf8(value);
        return Encoding.UTF8.GetString(json.Array!, json.Offset, json.Count);
    }

    /// <summary>
    /// Reads the value at the current token of the reader, which then is at the last token of the value.
    /// </summary>
    public static object? Read(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => ReadNumber(ref reader),
            JsonTokenType.StartArray => ReadList(ref reader),
            JsonTokenType.StartObject => ReadMap(ref reader),
            var token => throw new JsonException($"Expected a value, found {token}."),
        };

    public static JsonMap ReadMap(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Expected an object.");
        }

        var map = new JsonMap();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            map[name] = Read(ref reader);
        }
        return map;
    }

    public static JsonList ReadList(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("Expected an array.");
        }

        var list = new JsonList();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            list.Add(Read(ref reader));
        }

        return list;
    }

    private static Utf8JsonReader CreateReader(ReadOnlySpan<byte> json) =>
        new(json, new JsonReaderOptions { MaxDepth = MaximumDepth });

    private static ArraySegment<byte> ToUtf8(object? value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            JsonValueWriter.Write(writer, value);
        }

        return new ArraySegment<byte>(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Checks that a number can be read.</summary>
    /// <exception cref="JsonException">The number is out of range.</exception>
    public static void CheckNumber(ref Utf8JsonReader reader)
    {
        if (!reader.TryGetInt64(out _))
        {
            ReadDouble(ref reader);
        }
    }

    private static double ReadDouble(ref Utf8JsonReader reader) =>
        reader.TryGetDouble(out var number) && !double.IsInfinity(number)
            ? number
            : throw new JsonException("A number is out of range.");

    private static object ReadNumber(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out var integer))
        {
            return integer;
        }

        var number = ReadDouble(ref reader);
        if (reader.TryGetDecimal(out var exact))
        {
            return PrintsExactly(number, exact) ? number : exact;
        }

        return BigInteger.TryParse(
            TextOf(ref reader),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var large
        )
            ? large
            : number;
    }

    private static string TextOf(ref Utf8JsonReader reader) =>
        Encoding.ASCII.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan.ToArray());

    // A double that prints the same digits has the same value for readers.
    private static bool PrintsExactly(double number, decimal exact) =>
        decimal.TryParse(
            number.ToString("R", CultureInfo.InvariantCulture),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var printed
        )
        && printed == exact;
}
