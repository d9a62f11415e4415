using System.Text.Json;
using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Flows;

/// <summary>Converts the list from and to its wire form: <c>{"status": […]}</c>.</summary>
internal sealed class NotificationPolicyConverter : JsonConverter<IReadOnlyList<string>>
{
    public override IReadOnlyList<string> Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => JsonValue.ReadMap(ref reader).Find("status") is JsonList list ? [.. list.OfType<string>()] : [];

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("status");
        JsonValueWriter.Write(writer, value);
        writer.WriteEndObject();
    }
}
