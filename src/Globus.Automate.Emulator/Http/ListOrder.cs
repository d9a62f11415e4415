using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Http;

/// <summary>
/// Sorts lists that the store does not sort. Items with equal keys are in the order of their creation.
/// </summary>
internal sealed class ListOrder<T>(
    IReadOnlyList<SortOrder> orders,
    IReadOnlyDictionary<string, Func<T, string>> keys,
    Func<T, long> sequence
) : IComparer<ListPosition>
{
    public ListPosition PositionOf(T item) =>
        new([.. orders.Select(order => TextOrder.Shorten(keys[order.Field](item)))], sequence(item));

    public int Compare(ListPosition? x, ListPosition? y)
    {
        for (var i = 0; i < orders.Count; i++)
        {
            var result = TextOrder.Compare(x!.Keys[i] as string, y!.Keys[i] as string);
            if (result != 0)
            {
                return orders[i].Direction == SortDirection.Descending ? -result : result;
            }
        }

        return x!.Sequence.CompareTo(y!.Sequence);
    }
}
