namespace Globus.Automate.PowerShell.Execution;

/// <summary>
/// Collects the input objects of a cmdlet, each once. A cmdlet whose changes alter the list that its input comes from
/// acts on them after the last one.
/// </summary>
/// <typeparam name="TItem">The type of an item.</typeparam>
/// <param name="keyOf">The key of an item; items with the same key are the same.</param>
internal sealed class CollectedItems<TItem>(Func<TItem, object> keyOf)
{
    private readonly List<TItem> _items = [];
    private readonly HashSet<object> _keys = [];

    /// <summary>The items, in the order in which they came.</summary>
    public IReadOnlyList<TItem> Items => _items;

    /// <summary>Adds the items that are new.</summary>
    public void Add(IEnumerable<TItem> items) => _items.AddRange(items.Where(item => _keys.Add(keyOf(item))));
}
