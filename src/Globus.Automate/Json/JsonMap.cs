using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Globus.Automate.Json;

/// <summary>
/// A free JSON object: ordered and mutable. Keys are looked up first exactly, then without case sensitivity, because
/// services send documents such as <c>{"Hello":…,"hello":…}</c>. Values are null, <see cref="bool"/>, <see
/// cref="long"/>, <see cref="double"/>, <see cref="decimal"/> (a number that neither of these represents exactly), <see
/// cref="System.Numerics.BigInteger"/> (an integer that decimal does not represent), <see cref="string"/>, <see
/// cref="JsonMap"/> or <see cref="JsonList"/>.
/// </summary>
[JsonConverter(typeof(JsonMapConverter))]
[SuppressMessage(
    "Naming",
    "CA1710",
    Justification = "The type represents a JSON object; IDictionary is one of its interfaces."
)]
public sealed partial class JsonMap : IDictionary<string, object?>, IReadOnlyDictionary<string, object?>
{
    /// <summary>The number of members.</summary>
    public int Count => Parsed()._count;

    /// <summary>The member names, in the order of the document.</summary>
    public ICollection<string> Keys => Array.AsReadOnly(Parsed()._names.AsSpan(0, _count).ToArray());

    /// <summary>The values, in the order of the document.</summary>
    public ICollection<object?> Values => Parsed()._values.AsSpan(0, _count).ToArray();

    IEnumerable<string> IReadOnlyDictionary<string, object?>.Keys => Keys;

    IEnumerable<object?> IReadOnlyDictionary<string, object?>.Values => Values;

    /// <summary>Always false.</summary>
    public bool IsReadOnly => false;

    /// <summary>The value of a member. Reading ignores case if there is no exact match; writing is exact.</summary>
    /// <exception cref="KeyNotFoundException">No member has this name, in any case.</exception>
    public object? this[string key]
    {
        get =>
            TryGetValue(key, out var value)
                ? value
                : throw new KeyNotFoundException($"The document has no member '{key}'.");
        set
        {
            ArgumentNullException.ThrowIfNull(key);
            var place = Parsed().IndexOf(key);
            if (place < 0)
            {
                Append(key, value);
            }
            else
            {
                _values[place] = value;
            }
        }
    }

    // System.Text.Json uses this interface to add members without a property, as its own elements.
    object? IDictionary<string, object?>.this[string key]
    {
        get => this[key];
        set => this[key] = JsonValue.Unwrap(value);
    }

    /// <summary>Reads a JSON object.</summary>
    /// <exception cref="FormatException">The text is not valid JSON, or not an object.</exception>
    public static JsonMap Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonValue.Parse(json) as JsonMap
                ?? throw new FormatException("The text is valid JSON but not an object.");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The text is not valid JSON: {exception.Message}", exception);
        }
    }

    /// <summary>The document as a <see cref="JsonElement"/> for requests.</summary>
    public JsonElement ToJsonElement() => JsonValue.ToElement(this);

    /// <summary>The document as one line of JSON.</summary>
    public override string ToString() => JsonValue.ToText(this);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => PlaceOf(key) >= 0;

    /// <inheritdoc cref="IDictionary{TKey,TValue}.TryGetValue"/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        var place = PlaceOf(key);
        value = place < 0 ? null : _values[place];
        return place >= 0;
    }

    /// <summary>Adds a member at the end.</summary>
    /// <exception cref="ArgumentException">A member with exactly this name exists.</exception>
    public void Add(string key, object? value)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (Parsed().IndexOf(key) >= 0)
        {
            throw new ArgumentException($"The document has a member '{key}' already.", nameof(key));
        }

        Append(key, value);
    }

    /// <inheritdoc/>
    public void Add(KeyValuePair<string, object?> item) => Add(item.Key, item.Value);

    /// <inheritdoc/>
    public bool Remove(string key)
    {
        var place = PlaceOf(key);
        if (place < 0)
        {
            return false;
        }

        _count--;
        Array.Copy(_names, place + 1, _names, place, _count - place);
        Array.Copy(_values, place + 1, _values, place, _count - place);
        _values[_count] = null;
        _index = _count > MaximumWithoutIndex ? CreateIndex() : null;
        return true;
    }

    /// <inheritdoc/>
    public bool Remove(KeyValuePair<string, object?> item) => Contains(item) && Remove(item.Key);

    /// <inheritdoc/>
    public bool Contains(KeyValuePair<string, object?> item) =>
        TryGetValue(item.Key, out var value) && Equals(value, item.Value);

    /// <inheritdoc cref="ICollection{T}.Clear"/>
    public void Clear()
    {
        _unparsed = null;
        (_names, _values, _index, _count) = ([], [], null, 0);
    }

    /// <inheritdoc/>
    public void CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex)
    {
        ArgumentNullException.ThrowIfNull(array);
        foreach (var pair in this)
        {
            array[arrayIndex++] = pair;
        }
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        var count = Count;
        for (var place = 0; place < count; place++)
        {
            if (_count != count)
            {
                throw new InvalidOperationException("Members were added or removed while the document was read.");
            }

            yield return new KeyValuePair<string, object?>(_names[place], _values[place]);
        }
    }

    /// <summary>
    /// Whether another document has the same content. The order of members does not matter; numbers are compared by
    /// their value.
    /// </summary>
    public bool HasSameContent(JsonMap? other) => JsonEquality.AreEqual(this, other);

    /// <summary>The string value of a member; null if it is missing or not a string.</summary>
    public string? GetText(string key) => TryGetValue(key, out var value) ? value as string : null;

    /// <summary>The value at a path of members; null if it does not exist.</summary>
    internal object? Find(params string[] path) =>
        path.Aggregate((object?)this, (value, name) =>
            value is JsonMap map && map.TryGetValue(name, out var next) ? next : null
        );
}
