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
    private readonly List<string> _order = [];
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    /// <summary>The number of members.</summary>
    public int Count => _order.Count;

    /// <summary>The member names, in the order of the document.</summary>
    public ICollection<string> Keys => _order.AsReadOnly();

    /// <summary>The values, in the order of the document.</summary>
    public ICollection<object?> Values => [.. _order.Select(key => _values[key])];

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
            if (!_values.ContainsKey(key))
            {
                _order.Add(key);
            }

            _values[key] = value;
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
    public bool ContainsKey(string key) => FindKey(key) is not null;

    /// <inheritdoc cref="IDictionary{TKey,TValue}.TryGetValue"/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        value = null;
        return FindKey(key) is { } found && _values.TryGetValue(found, out value);
    }

    /// <summary>Adds a member at the end.</summary>
    /// <exception cref="ArgumentException">A member with exactly this name exists.</exception>
    public void Add(string key, object? value)
    {
        _values.Add(key, value);
        _order.Add(key);
    }

    /// <inheritdoc/>
    public void Add(KeyValuePair<string, object?> item) => Add(item.Key, item.Value);

    /// <inheritdoc/>
    public bool Remove(string key)
    {
        if (FindKey(key) is not { } found)
        {
            return false;
        }

        _order.Remove(found);
        return _values.Remove(found);
    }

    /// <inheritdoc/>
    public bool Remove(KeyValuePair<string, object?> item) => Contains(item) && Remove(item.Key);

    /// <inheritdoc/>
    public bool Contains(KeyValuePair<string, object?> item) =>
        TryGetValue(item.Key, out var value) && Equals(value, item.Value);

    /// <inheritdoc cref="ICollection{T}.Clear"/>
    public void Clear()
    {
        _order.Clear();
        _values.Clear();
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
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
        _order.Select(key => new KeyValuePair<string, object?>(key, _values[key])).GetEnumerator();

    /// <summary>The string value of a member; null if it is missing or not a string.</summary>
    public string? GetText(string key) => TryGetValue(key, out var value) ? value as string : null;

    /// <summary>The value at a path of members; null if it does not exist.</summary>
    internal object? Find(params string[] path) =>
        path.Aggregate((object?)this, (value, name) =>
            value is JsonMap map && map.TryGetValue(name, out var next) ? next : null
        );

    private string? FindKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _values.ContainsKey(key)
            ? key
            : _order.Find(other => string.Equals(other, key, StringComparison.OrdinalIgnoreCase));
    }
}
