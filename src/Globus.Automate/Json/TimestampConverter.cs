using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Globus.Automate.Json;

/// <summary>
/// Reads ISO 8601 timestamps with a <c>T</c> or a space between date and time (action statuses have a space) and keeps
/// the offset; a timestamp without an offset is UTC.
/// </summary>
internal sealed class TimestampConverter : JsonConverter<DateTimeOffset>
{
    // +00:00
    private const int OffsetLength = 6;

    // 2000-01-01T00:00:00.0000000
    private const int MaximumLength = 27;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(ref reader);

    /// <summary>Reads the timestamp at the current token of the reader.</summary>
    /// <exception cref="JsonException">The value is not a timestamp.</exception>
    public static DateTimeOffset Read(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String
        && (TryReadWithOffset(ref reader, out var time) || TryParse(ref reader, out time))
            ? time
            : throw new JsonException("Expected an ISO 8601 timestamp.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    // The reader needs no text. It takes a time without an offset for a local one, and cuts further digits off.
    private static bool TryReadWithOffset(ref Utf8JsonReader reader, out DateTimeOffset time)
    {
        time = default;
        var text = reader.ValueSpan;
        var length = !reader.ValueIsEscaped && text.Length > OffsetLength ? text.Length - LengthOfOffset(text) : 0;
        return length is > 0 and <= MaximumLength && length < text.Length && reader.TryGetDateTimeOffset(out time);
    }

    private static int LengthOfOffset(ReadOnlySpan<byte> text) =>
        text[text.Length - 1] == 'Z' ? 1
        : text[text.Length - OffsetLength] is (byte)'+' or (byte)'-' ? OffsetLength
        : 0;

    private static bool TryParse(ref Utf8JsonReader reader, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(
            reader.GetString(),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out time
        );
}
