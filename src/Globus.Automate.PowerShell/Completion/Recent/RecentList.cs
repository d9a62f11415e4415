namespace Globus.Automate.PowerShell.Completion.Recent;

/// <summary>The most recent items. To remember one costs no memory.</summary>
/// <param name="toItem">Makes the completion of an item.</param>
internal sealed class RecentList<T>(Func<T, CompletionItem> toItem)
{
    private const int Capacity = 500;
    private const int Shown = 200;

    private readonly T[] _items = new T[Capacity];
    private long _count;

    /// <summary>Adds an item as the newest.</summary>
    public void Remember(T item)
    {
        lock (_items)
        {
            // Runs of one flow follow each other.
            if (_count == 0 || !EqualityComparer<T>.Default.Equals(_items[(_count - 1) % Capacity], item))
            {
                _items[_count++ % Capacity] = item;
            }
        }
    }

    /// <summary>The items without duplicates, the newest first.</summary>
    public IReadOnlyList<CompletionItem> Newest()
    {
        lock (_items)
        {
            var known = new HashSet<string>(StringComparer.Ordinal);
            return [.. NewestFirst().Select(toItem).Where(item => known.Add(item.Value)).Take(Shown)];
        }
    }

    private IEnumerable<T> NewestFirst()
    {
        for (var place = _count - 1; place >= Math.Max(0, _count - Capacity); place--)
        {
            yield return _items[place % Capacity];
        }
    }
}
