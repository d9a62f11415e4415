namespace Globus.Automate.Emulator.Evaluation;

/// <summary>A dictionary.</summary>
internal sealed class PyDict(Budget budget)
{
    private readonly OrderedDictionary<object, KeyValuePair<object?, object?>> entries = new(new KeyComparer(budget));

    public IEnumerable<KeyValuePair<object?, object?>> Entries => entries.Values;

    public int Count => entries.Count;

    public void Set(object? key, object? value)
    {
        var hashed = KeyComparer.Key(key);
        var first = entries.TryGetValue(hashed, out var known) ? known.Key : key;
        entries[hashed] = new(first, value);
    }

    public bool TryGet(object? key, out object? value)
    {
        var found = entries.TryGetValue(KeyComparer.Key(key), out var entry);
        value = entry.Value;
        return found;
    }
}
