using System.Globalization;

namespace Globus.Automate.Emulator.Http;

/// <summary>A part of <c>orderby</c>: a field and a direction.</summary>
internal sealed record SortOrder(string Field, SortDirection Direction)
{
    /// <summary>The parts of the query's <c>orderby</c>. Only the first occurrence of a field counts.</summary>
    /// <exception cref="FlowsException">A field is not a sort key, or a direction is neither ASC nor DESC.</exception>
    public static IReadOnlyList<SortOrder> Read(ListQuery query, IEnumerable<string> fields, SortOrder otherwise)
    {
        var orders = query.Values("orderby").Select(text => Parse(text, fields)).ToList();
        return orders.Count == 0 ? [otherwise] : [.. orders.DistinctBy(order => order.Field)];
    }

    /// <summary>A time as a string with the same order; a missing time comes first.</summary>
    public static string Key(DateTimeOffset? time) =>
        time?.UtcTicks.ToString("D20", CultureInfo.InvariantCulture) ?? "";

    private static SortOrder Parse(string text, IEnumerable<string> fields)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!fields.Contains(parts[0]))
        {
            throw ListQuery.Invalid("orderby", $"'{parts[0]}' is not one of {string.Join(", ", fields)}");
        }

        return parts switch
        {
            [var field] => new SortOrder(field, SortDirection.Ascending),
            [var field, "ASC" or "asc"] => new SortOrder(field, SortDirection.Ascending),
            [var field, "DESC" or "desc"] => new SortOrder(field, SortDirection.Descending),
            _ => throw ListQuery.Invalid("orderby", $"'{text}' must be a field followed by ASC or DESC"),
        };
    }
}
