using System.Text.Json;
using System.Text.Json.Serialization;

namespace Globus.Automate.Http;

/// <summary>Reads the items of a page one by one, so that the others survive one that cannot be read.</summary>
internal sealed class PageItemsConverter<T> : JsonConverter<PageItems<T>>
    where T : class
{
    private static readonly string[] IdNames = ["run_id", "id", "action_id"];

    public override bool HandleNull => true;

    public override PageItems<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A list was expected.");
        }

        var page = (Readable: new List<T>(), Odd: new List<UnreadableItem>());
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            ReadItem(ref reader, page.Readable, page.Odd);
        }

        return new PageItems<T>(page.Readable, page.Odd);
    }

    public override void Write(Utf8JsonWriter writer, PageItems<T> value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Pages are only read.");

    private static void ReadItem(ref Utf8JsonReader reader, List<T> readable, List<UnreadableItem> odd)
    {
        var start = reader;
        try
        {
            var members = new List<UnreadableMember>();
            readable.Add(TolerantReader.Read<T>(ref reader, members) ?? throw new JsonException("it is null"));
            if (members.Count > 0)
            {
                odd.Add(new UnreadableItem(ReadId(start), string.Join("; ", members), IsKept: true));
            }
        }
        catch (Exception ex) when (TolerantReader.IsUnreadable(ex))
        {
            // The whole page is buffered while it is read, so the item can always be skipped.
            reader = start;
            reader.TrySkip();
            odd.Add(new UnreadableItem(ReadId(start), TolerantReader.Reason(ex), IsKept: false));
        }
    }

    private static string? ReadId(Utf8JsonReader reader)
    {
        using var item = JsonDocument.ParseValue(ref reader);
        var root = item.RootElement;
        return root.ValueKind == JsonValueKind.Object
            ? IdNames.Select(name => ReadString(root, name)).FirstOrDefault(id => id is not null)
            : null;
    }

    private static string? ReadString(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
