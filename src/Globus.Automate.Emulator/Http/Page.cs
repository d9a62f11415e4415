using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Http;

/// <summary>A page of a list, with the marker of the next page if it exists.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, int Limit, string? Marker)
{
    /// <summary>
    /// Creates a page from one more item than its size; the additional item shows that another page exists.
    /// </summary>
    public static Page<T> Create(
        IReadOnlyList<T> oneMore,
        ListQuery query,
        long snapshot,
        Func<T, ListPosition> positionOf
    ) =>
        oneMore.Count > query.PageSize
            ? new Page<T>(
                [.. oneMore.Take(query.PageSize)],
                query.PageSize,
                query.MarkerAt(snapshot, positionOf(oneMore[query.PageSize - 1]))
            )
            : new Page<T>(oneMore, query.PageSize, Marker: null);

    /// <summary>On the last page the marker is null.</summary>
    public JsonObject ToJson(string itemsName, Func<T, JsonNode> show) =>
        new()
        {
            [itemsName] = new JsonArray([.. Items.Select(show)]),
            ["limit"] = Limit,
            ["has_next_page"] = Marker is not null,
            ["marker"] = Marker,
        };
}
