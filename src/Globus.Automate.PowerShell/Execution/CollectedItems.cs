namespace Globus.Automate.PowerShell.Execution;

/// <summary>
/// Collects the input objects of a cmdlet without duplicates. A cmdlet uses it if its changes alter the list that its
/// input comes from.
/// </summary>
/// <typeparam name="TItem">The type of an item.</typeparam>
/// <param name="keyOf">Returns the key that identifies an item.</param>
internal sealed class CollectedItems<TItem>(Func<TItem, object> keyOf)
{
    private readonly List<TItem> _items = [];
    private readonly HashSet<object> _keys = [];

    /// <summary>The items in input order.</summary>
    public IReadOnlyList<TItem> Items => _items;

    /// <summary>Adds the items that are new.</summary>
    public void Add(IEnumerable<TItem> items) => _items.AddRange(items.Where(item => _keys.Add(keyOf(item))));
}
