namespace Globus.Automate.PowerShell.Completion.Recent;

/// <summary>The most recent items without duplicates.</summary>
internal sealed class RecentList
{
    private const int Capacity = 200;

    private readonly Dictionary<string, LinkedListNode<CompletionItem>> _byValue = new(StringComparer.Ordinal);
    private readonly LinkedList<CompletionItem> _items = new();

    /// <summary>Adds an item as the newest.</summary>
    public void Remember(CompletionItem item)
    {
        lock (_items)
        {
            if (_byValue.TryGetValue(item.Value, out var known))
            {
                _items.Remove(known);
            }
            else if (_items.Count == Capacity)
            {
                Forget(_items.Last!);
            }

            _byValue[item.Value] = _items.AddFirst(item);
        }
    }

    /// <summary>All items, the newest first.</summary>
    public IReadOnlyList<CompletionItem> Newest()
    {
        lock (_items)
        {
            return [.. _items];
        }
    }

    private void Forget(LinkedListNode<CompletionItem> oldest)
    {
        _items.Remove(oldest);
        _byValue.Remove(oldest.Value.Value);
    }
}
