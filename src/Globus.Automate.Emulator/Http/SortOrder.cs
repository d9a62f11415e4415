using System.Globalization;

namespace Globus.Automate.Emulator.Http;

/// <summary>One part of an <c>orderby</c>: a field, upwards or downwards.</summary>
internal sealed record SortOrder(string Field, SortDirection Direction)
{
    /// <summary>The parts of the query's <c>orderby</c>. A field counts where it comes first.</summary>
    /// <exception cref="FlowsException">A field cannot be sorted by, or a direction is neither ASC nor
    /// DESC.</exception>
    public static IReadOnlyList<SortOrder> Read(ListQuery query, IEnumerable<string> fields, SortOrder otherwise)
    {
        var orders = query.Values("orderby").Select(text => Parse(text, fields)).ToList();
        return orders.Count == 0 ? [otherwise] : [.. orders.DistinctBy(order => order.Field)];
    }

    /// <summary>A time as a text that sorts as the time does; one that is not there comes first.</summary>
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
