using System.Text.Json;

namespace Globus.Automate.Language.Schema;

/// <summary>Removes members whose name occurs again in the same object: the last value counts.</summary>
internal static class LastMembers
{
    /// <summary>Returns the document itself if no name occurs twice.</summary>
    public static JsonElement Keep(JsonElement document)
    {
        if (!HasDuplicate(document))
        {
            return document;
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Write(document, writer);
        }

        using var kept = JsonDocument.Parse(stream.ToArray(), new JsonDocumentOptions { MaxDepth = int.MaxValue });
        return kept.RootElement.Clone();
    }

    private static bool HasDuplicate(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            return value.EnumerateArray().Any(HasDuplicate);
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        return value.EnumerateObject().Any(member => !names.Add(member.Name) || HasDuplicate(member.Value));
    }

    private static void Write(JsonElement value, Utf8JsonWriter writer)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value, writer);
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static void WriteObject(JsonElement value, Utf8JsonWriter writer)
    {
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        var index = 0;
        foreach (var member in value.EnumerateObject())
        {
            last[member.Name] = index++;
        }

        index = 0;
        writer.WriteStartObject();
        foreach (var member in value.EnumerateObject())
        {
            if (last[member.Name] == index++)
            {
                writer.WritePropertyName(member.Name);
                Write(member.Value, writer);
            }
        }

        writer.WriteEndObject();
    }
}
