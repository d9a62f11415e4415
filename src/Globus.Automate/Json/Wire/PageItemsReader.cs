using System.Text.Json;

namespace Globus.Automate.Json.Wire;

/// <summary>Reads the items of a page one by one, so that an unreadable item does not affect the others.</summary>
internal static class PageItemsReader
{
    private static readonly string[] IdNames = ["run_id", "id", "action_id", "job_id"];

    public static PageItems<T> Read<T>(ref Utf8JsonReader reader, JsonSerializerOptions options)
        where T : class
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("Expected a list.");
        }

        var (readable, unreadable) = (new List<T>(), new List<UnreadableItem>());
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            ReadItem(ref reader, options, readable, unreadable);
        }

        return new PageItems<T>(readable, unreadable);
    }

    private static void ReadItem<T>(
        ref Utf8JsonReader reader,
        JsonSerializerOptions options,
        List<T> readable,
        List<UnreadableItem> unreadable
    )
        where T : class
    {
        var start = reader;
        try
        {
            var members = new List<UnreadableMember>();
            readable.Add(
                TolerantReader.Read<T>(ref reader, options, members) ?? throw new JsonException("the item is null")
            );
            if (members.Count > 0)
            {
                unreadable.Add(new UnreadableItem(ReadId(start), string.Join("; ", members), IsPartial: true));
            }
        }
        catch (Exception exception) when (TolerantReader.IsUnreadable(exception))
        {
            // The whole page is buffered, so the item can always be skipped.
            reader = start;
            reader.TrySkip();
            unreadable.Add(new UnreadableItem(ReadId(start), TolerantReader.Reason(exception), IsPartial: false));
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
