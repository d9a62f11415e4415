using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Collections;
using Globus.Automate.Language;

namespace Globus.Automate.Emulator.Actions.Providers.Transfer;

/// <summary>The order of a listing: names of fields with commas between them, each with an optional ASC or
/// DESC.</summary>
internal static class LsOrder
{
    private static readonly string[] Fields = ["name", "type", "size", "last_modified", "permissions"];

    /// <param name="items">The items by name.</param>
    /// <param name="orders">The order; null for the order by name.</param>
    /// <exception cref="CollectionException">A field does not exist.</exception>
    public static IEnumerable<JsonObject> Sort(IEnumerable<JsonObject> items, JsonNode? orders)
    {
        var fields = Texts(orders).SelectMany(order => order.Split(',', StringSplitOptions.RemoveEmptyEntries));
        return fields
            .Reverse()
            .Aggregate(items, (sorted, order) =>
            {
                var (field, isDescending) = Read(order.Split(' ', StringSplitOptions.RemoveEmptyEntries));
                return isDescending
                    ? sorted.OrderByDescending(item => Key(item[field]))
                    : sorted.OrderBy(item => Key(item[field]));
            });
    }

    /// <summary>The texts of a member that is one text, a list of texts, or null.</summary>
    public static List<string> Texts(JsonNode? value) =>
        value switch
        {
            null => [],
            JsonArray list => [.. list.Select(item => item!.GetValue<string>())],
            _ => [value.GetValue<string>()],
        };

    private static (string Field, bool IsDescending) Read(string[] words) =>
        words.Length is 1 or 2
        && Fields.Contains(words[0])
        && words.ElementAtOrDefault(1)?.ToUpperInvariant() is null or "ASC" or "DESC"
            ? (words[0], words.Length == 2 && words[1].Equals("DESC", StringComparison.OrdinalIgnoreCase))
            : throw new CollectionException(
                "BadRequest",
                $"{PythonText.Quote(string.Join(' ', words))} is not an order of a listing."
            );

    private static (long Number, string Text) Key(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number ? (value.GetValue<long>(), "") : (0, value?.ToString() ?? "");
}
