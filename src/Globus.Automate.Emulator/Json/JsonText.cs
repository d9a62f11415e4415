using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Json;

/// <summary>JSON as it is stored and compared: compact, without optional escapes.</summary>
internal static class JsonText
{
    /// <summary>
    /// The maximum depth of a flow's state document. The limit of requests is lower, and that of logs higher.
    /// </summary>
    public const int MaximumDepth = 100;

    /// <summary>The maximum depth of documents in the store: a state document inside of other documents.</summary>
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

    /// <summary>The depth of a document: 0 for a scalar, 1 for an object or list of scalars.</summary>
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

    /// <summary>Parses a document that <see cref="ToText"/> wrote.</summary>
    public static JsonNode Parse(string text) => JsonNode.Parse(text, documentOptions: Deep)!;

    public static JsonObject ParseObject(string text) => Parse(text).AsObject();

    public static JsonElement ToElement(string text)
    {
        using var document = JsonDocument.Parse(text, Deep);
        return document.RootElement.Clone();
    }

    public static JsonElement ToElement(this JsonNode node) => ToElement(node.ToText());

    /// <summary>
    /// An integer in the sense of JSON Schema, which includes 2.0. Larger numbers become the largest integer.
    /// </summary>
    public static int ToInteger(this JsonNode number) => int.CreateSaturating(number.GetValue<double>());

    /// <summary>The same for numbers that may have a fraction, or be outside of the range.</summary>
    public static bool TryToInteger(this JsonNode number, out int integer)
    {
        var value = double.Parse(number.ToJsonString(), CultureInfo.InvariantCulture);
        integer = int.CreateSaturating(value);
        return integer == value;
    }

    public static JsonArray ToArray(IEnumerable<string> values) =>
        [.. values.Select(value => (JsonNode?)JsonValue.Create(value))];

    public static IReadOnlyList<string> ToStrings(JsonNode array) =>
        [.. array.AsArray().Select(item => item!.GetValue<string>())];
}
