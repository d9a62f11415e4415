using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Json;

/// <summary>JSON as it is stored and compared: compact, and without escapes that JSON does not need.</summary>
internal static class JsonText
{
    /// <summary>
    /// How deep the state document of a flow may be nested. Requests are read with less, logs written with more.
    /// </summary>
    public const int MaximumDepth = 100;

    /// <summary>How deep documents of the store may be nested: a state document inside of others.</summary>
    public const int MaximumStoredDepth = 2 * MaximumDepth;

    private const int InitialBuffer = 1024;
    private const int LargestKeptBuffer = 1024 * 1024;

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = MaximumStoredDepth };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    public static string ToText(this JsonNode? node)
    {
        if (node is null)
        {
            return "null";
        }

        var buffer = _buffer ??= new ArrayBufferWriter<byte>(InitialBuffer);
        var writer = _writer ??= new Utf8JsonWriter(buffer, Compact);
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        node.WriteTo(writer);
        writer.Flush();
        var text = Encoding.UTF8.GetString(buffer.WrittenSpan);
        if (buffer.Capacity > LargestKeptBuffer)
        {
            (_buffer, _writer) = (null, null);
        }

        return text;
    }

    /// <summary>How deep a document is nested: 0 for a scalar, 1 for an object or list of scalars.</summary>
    public static int DepthOf(string text)
    {
        var (depth, deepest, isString) = (0, 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when isString:
                    i++;
                    break;
                case '"':
                    isString = !isString;
                    break;
                case '{' or '[' when !isString:
                    deepest = Math.Max(deepest, ++depth);
                    break;
                case '}' or ']' when !isString:
                    depth--;
                    break;
            }
        }

        return deepest;
    }

    /// <summary>A string as JSON.</summary>
    public static string Quote(string value) =>
        $"\"{JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    /// <summary>Reads a document that was written by <see cref="ToText"/>.</summary>
    public static JsonNode Parse(string text) => JsonNode.Parse(text, documentOptions: Deep)!;

    public static JsonObject ParseObject(string text) => Parse(text).AsObject();

    public static JsonElement ToElement(string text)
    {
        using var document = JsonDocument.Parse(text, Deep);
        return document.RootElement.Clone();
    }

    public static JsonElement ToElement(this JsonNode node) => ToElement(node.ToText());

    /// <summary>
    /// An integer as JSON Schema knows it, in which 2.0 is one. Numbers that are too large become the largest.
    /// </summary>
    public static int ToInteger(this JsonNode number) => int.CreateSaturating(number.GetValue<double>());

    public static JsonArray ToArray(IEnumerable<string> values) =>
        [.. values.Select(value => (JsonNode?)JsonValue.Create(value))];

    public static IReadOnlyList<string> ToStrings(JsonNode array) =>
        [.. array.AsArray().Select(item => item!.GetValue<string>())];
}
