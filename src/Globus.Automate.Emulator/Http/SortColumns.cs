using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Http;

/// <summary>The columns that the store can sort a list by.</summary>
/// <param name="columns">The columns by the names of the fields.</param>
/// <param name="sequenceName">The column, in SQL, of the order in which the items were made.</param>
/// <param name="sequence">An item's place in this order.</param>
internal sealed class SortColumns<T>(
    IReadOnlyDictionary<string, SortColumn<T>> columns,
    string sequenceName,
    Func<T, long> sequence
)
{
    public IEnumerable<string> Fields => columns.Keys;

    public ListPosition PositionOf(T item, IReadOnlyList<SortOrder> orders) =>
        new([.. orders.Select(order => columns[order.Field].Key(item))], sequence(item));

    /// <summary>Adds the condition for items after the position at which the query's page begins.</summary>
    /// <exception cref="FlowsException">The marker is not one of this list.</exception>
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

    /// <summary>The order as the clause of a statement. Items that are equal in all fields keep their
    /// sequence.</summary>
    public string OrderBy(IReadOnlyList<SortOrder> orders) =>
        "ORDER BY " + string.Join(", ", orders.Select(ToText).Append(sequenceName));

    private string ToText(SortOrder order) =>
        columns[order.Field].Name + (order.Direction == SortDirection.Descending ? " DESC" : "");
}
