using System.Buffers;
using System.Diagnostics.CodeAnalysis;
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

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Limited = Compact with { MaxDepth = MaximumDepth };
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = MaximumStoredDepth };

    public static string ToText(this JsonNode? node) => Write(node, Compact);

    /// <returns>False for a document that is nested too deep.</returns>
    public static bool TryWrite(JsonNode? node, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = Write(node, Limited);
            return true;
        }
        catch (InvalidOperationException)
        {
            text = null;
            return false;
        }
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

    private static string Write(JsonNode? node, JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, options);
        if (node is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            node.WriteTo(writer);
        }

        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
