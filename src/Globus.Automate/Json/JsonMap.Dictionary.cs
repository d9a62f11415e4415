using System.Collections;

namespace Globus.Automate.Json;

// PowerShell treats types that implement this interface as dictionaries.
public sealed partial class JsonMap : IDictionary
{
    ICollection IDictionary.Keys => (ICollection)Keys;

    ICollection IDictionary.Values => (ICollection)Values;

    bool IDictionary.IsFixedSize => false;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    object? IDictionary.this[object key]
    {
        get => key is string name && TryGetValue(name, out var value) ? value : null;
        set => this[Name(key)] = value;
    }

    void IDictionary.Add(object key, object? value) => Add(Name(key), value);

    bool IDictionary.Contains(object key) => key is string name && ContainsKey(name);

    void IDictionary.Remove(object key) => Remove(Name(key));

    void ICollection.CopyTo(Array array, int index)
    {
        foreach (DictionaryEntry entry in (IDictionary)this)
        {
            array.SetValue(entry, index++);
        }
    }

    IDictionaryEnumerator IDictionary.GetEnumerator() => new Entries(GetEnumerator());

    // As in other non-generic dictionaries. PowerShell has a view for such entries but not for generic pairs, whose
    // columns would also apply to later objects of a script.
    IEnumerator IEnumerable.GetEnumerator() => new Entries(GetEnumerator());

    private static string Name(object key) =>
        key as string ?? throw new ArgumentException("The name of a JSON object member must be a string.", nameof(key));

    private sealed class Entries(IEnumerator<KeyValuePair<string, object?>> pairs) : IDictionaryEnumerator
    {
        public DictionaryEntry Entry => new(Key, Value);

        public object Key => pairs.Current.Key;

        public object? Value => pairs.Current.Value;

        public object Current => Entry;

        public bool MoveNext() => pairs.MoveNext();

        public void Reset() => pairs.Reset();
    }
}
