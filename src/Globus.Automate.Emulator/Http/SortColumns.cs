using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Http;

/// <summary>The columns that the store can sort a list by.</summary>
/// <param name="columns">The columns by the names of the fields.</param>
/// <param name="sequenceName">The SQL column for the order of creation.</param>
/// <param name="sequence">The position of an item in this order.</param>
internal sealed class SortColumns<T>(
    IReadOnlyDictionary<string, SortColumn<T>> columns,
    string sequenceName,
    Func<T, long> sequence
)
{
    public IEnumerable<string> Fields => columns.Keys;

    public ListPosition PositionOf(T item, IReadOnlyList<SortOrder> orders) =>
        new([.. orders.Select(order => columns[order.Field].Key(item))], sequence(item));

    /// <summary>Adds the condition for items after the start of the query's page.</summary>
    /// <exception cref="FlowsException">The marker does not belong to this list.</exception>
    public void AddPosition(SqlConditions conditions, ListQuery query, IReadOnlyList<SortOrder> orders)
    {
        if (query.After(orders.Count) is { } position)
        {
            var values = orders.Zip(position.Keys, (order, key) =>
                (columns[order.Field], order.Direction, conditions.Parameter(key), key is null)
            );
            var ties = $"{sequenceName} > {conditions.Parameter(position.Sequence)}";
            conditions.Add(SortColumn<T>.After([.. values], ties));
        }
    }

    /// <summary>The ORDER BY clause. Items that are equal in all fields are in the order of their creation.</summary>
    public string OrderBy(IReadOnlyList<SortOrder> orders) =>
        "ORDER BY " + string.Join(", ", orders.Select(ToText).Append(sequenceName));

    private string ToText(SortOrder order) =>
        columns[order.Field].Name + (order.Direction == SortDirection.Descending ? " DESC" : "");
}
