using System.Text.Json;
using Globus.Automate.Json;

namespace Globus.Automate.Http.Responses;

/// <summary>
/// Estimates the memory of a parsed document. A body of many small values takes a hundred times its own size.
/// </summary>
internal static class ParsedMemoryLimit
{
    /// <summary>The memory limit of a parsed document, in bytes.</summary>
    public const long Limit = 160L * 1024 * 1024;

    /// <summary>A shorter body cannot exceed the limit.</summary>
    private const int Harmless = 512 * 1024;

    private const int OfObject = 400;
    private const int OfArray = 120;
    private const int OfMember = 72;
    private const int OfValue = 32;

    public static bool IsWithinLimit(ReadOnlySpan<byte> json)
    {
        if (json.Length <= Harmless)
        {
            return true;
        }

        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonValue.MaximumDepth });
        var size = 0L;
        while (size <= Limit && reader.Read())
        {
            size += SizeOf(ref reader);
        }

        return size <= Limit;
    }

    private static int SizeOf(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.StartObject => OfObject,
            JsonTokenType.StartArray => OfArray,
            JsonTokenType.PropertyName => OfMember + (2 * reader.ValueSpan.Length),
            JsonTokenType.String => OfValue + (2 * reader.ValueSpan.Length),
            JsonTokenType.EndArray or JsonTokenType.EndObject => 0,
            _ => OfValue,
        };
}
