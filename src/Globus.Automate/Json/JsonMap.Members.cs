namespace Globus.Automate.Json;

// The members are in two arrays, in the order of the document. Lists of runs consist of many small objects, most of
// which are never read.
public sealed partial class JsonMap
{
    // A search through so few names is faster than a table, and most objects have no more.
    private const int MaximumWithoutIndex = 8;

    private string[] _names = [];
    private object?[] _values = [];
    private Dictionary<string, int>? _index;
    private int _count;

    // The text of the object until a member is asked for.
    private byte[]? _unparsed;

    /// <summary>Keeps the text of an object, which is parsed when a member is asked for.</summary>
    /// <param name="json">The text, which has been checked.</param>
    internal static JsonMap OfCheckedText(ReadOnlySpan<byte> json) => new() { _unparsed = json.ToArray() };

    private int PlaceOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var place = Parsed().IndexOf(key);
        return place >= 0
            ? place
            : Array.FindIndex(_names, 0, _count, name => string.Equals(name, key, StringComparison.OrdinalIgnoreCase));
    }

    private int IndexOf(string key)
    {
        if (_index is not null)
        {
            return _index.TryGetValue(key, out var place) ? place : -1;
        }

        for (var place = 0; place < _count; place++)
        {
            if (string.Equals(_names[place], key, StringComparison.Ordinal))
            {
                return place;
            }
        }

        return -1;
    }

    private void Append(string key, object? value)
    {
        if (_count == _names.Length)
        {
            var size = _count == 0 ? 4 : 2 * _count;
            Array.Resize(ref _names, size);
            Array.Resize(ref _values, size);
        }

        (_names[_count], _values[_count]) = (key, value);
        _count++;
        if (_index is not null)
        {
            _index.Add(key, _count - 1);
        }
        else if (_count > MaximumWithoutIndex)
        {
            _index = CreateIndex();
        }
    }

    private Dictionary<string, int> CreateIndex()
    {
        var index = new Dictionary<string, int>(2 * _count, StringComparer.Ordinal);
        for (var place = 0; place < _count; place++)
        {
            index.Add(_names[place], place);
        }

        return index;
    }

    // Several threads may read a document.
    private JsonMap Parsed()
    {
        if (Volatile.Read(ref _unparsed) is not { } json)
        {
            return this;
        }

        lock (json)
        {
            if (_unparsed is not null)
            {
                var map = JsonValue.ParseMap(json);
                (_names, _values, _index, _count) = (map._names, map._values, map._index, map._count);
                Volatile.Write(ref _unparsed, null);
            }
        }

        return this;
    }
}
