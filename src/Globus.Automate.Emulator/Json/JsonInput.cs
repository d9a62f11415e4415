using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Globus.Automate.Emulator.Json;

/// <summary>
/// Parses external JSON: requests, seed files, responses of providers. <see cref="JsonNode"/> validates strings and
/// members only on access, so they are all checked here.
/// </summary>
internal static class JsonInput
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly JsonDocumentOptions StrictAndDeep = Strict with { MaxDepth = JsonText.MaximumStoredDepth };

    /// <summary>Parses a document with at most 64 levels.</summary>
    /// <exception cref="JsonException">The text is not valid JSON or UTF-8, is too deep, has a duplicate member, or has
    /// a string with an unpaired surrogate.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> utf8) => Parse(utf8, Strict);

    /// <summary>The same for documents with whole documents of the store, which have a deeper nesting.</summary>
    /// <exception cref="JsonException">As for <see cref="Parse(ReadOnlySpan{byte})"/>.</exception>
    public static JsonNode? ParseDeep(ReadOnlySpan<byte> utf8) => Parse(utf8, StrictAndDeep);

    private static JsonNode? Parse(ReadOnlySpan<byte> utf8, JsonDocumentOptions options)
    {
        if (!Utf8.IsValid(utf8))
        {
            throw new JsonException("The text is not UTF-8.");
        }

        CheckEscapes(utf8, options.MaxDepth);
        return JsonNode.Parse(utf8, documentOptions: options);
    }

    /// <summary>In valid UTF-8, only an escape can be an unpaired surrogate.</summary>
    private static void CheckEscapes(ReadOnlySpan<byte> utf8, int maximumDepth)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maximumDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                CheckEscapes(ref reader);
            }
        }
    }

    private static void CheckEscapes(ref Utf8JsonReader reader)
    {
        try
        {
            reader.GetString();
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException(
                $"A string has an unpaired surrogate. BytePositionInLine: {reader.TokenStartIndex}.",
                exception
            );
        }
    }
}
