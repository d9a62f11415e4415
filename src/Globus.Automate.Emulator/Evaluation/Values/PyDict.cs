namespace Globus.Automate.Emulator.Evaluation.Values;

internal sealed class PyDict(Budget budget)
{
    private readonly OrderedDictionary<object, KeyValuePair<object?, object?>> _entries = new(new KeyComparer(budget));

    public IEnumerable<KeyValuePair<object?, object?>> Entries => _entries.Values;

    public int Count => _entries.Count;

    public void Set(object? key, object? value)
    {
        var hashed = KeyComparer.Key(key);
        var first = _entries.TryGetValue(hashed, out var known) ? known.Key : key;
        _entries[hashed] = new(first, value);
    }

    public bool TryGet(object? key, out object? value)
    {
        var found = _entries.TryGetValue(KeyComparer.Key(key), out var entry);
        value = entry.Value;
        return found;
    }
}
