using System.Text.Json;
using System.Text.Json.Serialization;

namespace Globus.Automate.Json;

/// <summary>
/// Reads an ISO 8601 duration, or a number of seconds as old action providers send it; writes ISO 8601.
/// </summary>
internal sealed class DurationConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Number when IsoDuration.TryFromSeconds(reader.GetDouble(), out var duration) => duration,
            JsonTokenType.String when IsoDuration.TryParse(reader.GetString(), out var duration) => duration,
            _ => throw new JsonException("Expected an ISO 8601 duration or a number of seconds."),
        };

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(IsoDuration.Format(value));
}
