using System.Text.Json;
using System.Text.Json.Serialization;

namespace Globus.Automate.Json.Wire;

/// <summary>Reads a document and tolerates optional members of the wrong type.</summary>
internal sealed class TolerantConverter<T> : JsonConverter<T>
    where T : class
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TolerantReader.Read<T>(ref reader, options, []);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, StrictOptions.GetTypeInfo<T>(options));
}
