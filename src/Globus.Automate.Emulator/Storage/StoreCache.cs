using System.Collections.Concurrent;

namespace Globus.Automate.Emulator.Storage;

/// <summary>Caches values from tables. A value is valid as long as none of its tables has changed.</summary>
/// <param name="database">The store.</param>
/// <param name="tables">All tables that the values depend on.</param>
internal sealed class StoreCache<TKey, TValue>(Database database, params string[] tables)
    where TKey : notnull
    where TValue : class
{
    private readonly ConcurrentDictionary<TKey, (long Version, TValue Value)> _values = new();

    /// <summary>The maximum number of values.</summary>
    public int Capacity { get; init; } = 1000;

    /// <summary>The value of a key. Null is not cached.</summary>
    /// <param name="key">The key.</param>
    /// <param name="read">Reads the value from the store.</param>
    public TValue? Get(TKey key, Func<TKey, TValue?> read)
    {
        // If the tables change in between, the version is older than the value, which is then not valid.
        var version = database.Versions.Of(tables);
        if (_values.TryGetValue(key, out var known) && known.Version == version)
        {
            return known.Value;
        }

        var value = read(key);
        if (value is not null)
        {
            Keep(key, version, value);
        }

        return value;
    }

    private void Keep(TKey key, long version, TValue value)
    {
        if (_values.Count >= Capacity)
        {
            _values.Clear();
        }

        _values[key] = (version, value);
    }
}
