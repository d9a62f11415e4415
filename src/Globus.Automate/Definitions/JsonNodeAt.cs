using System.Globalization;
using System.Text.Json;
using Globus.Automate.Language.Paths;

namespace Globus.Automate.Definitions;

/// <summary>A value of a document with its path.</summary>
internal readonly record struct JsonNodeAt(JsonElement Value, string Path)
{
    public bool IsObject => Value.ValueKind == JsonValueKind.Object;

    public bool IsArray => Value.ValueKind == JsonValueKind.Array;

    public bool IsString => Value.ValueKind == JsonValueKind.String;

    public bool IsBoolean => Value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    /// <summary>The string value; null if it is not a string.</summary>
    public string? Text => IsString ? Value.GetString() : null;

    public bool Has(string name) => IsObject && Value.TryGetProperty(name, out _);

    public JsonNodeAt? Member(string name) =>
        IsObject && Value.TryGetProperty(name, out var value) ? new JsonNodeAt(value, PathOf(name)) : null;

    /// <summary>The members; empty if the value is not an object.</summary>
    public IEnumerable<KeyValuePair<string, JsonNodeAt>> Members()
    {
        if (!IsObject)
        {
            yield break;
        }

        foreach (var member in Value.EnumerateObject())
        {
            yield return new(member.Name, new JsonNodeAt(member.Value, PathOf(member.Name)));
        }
    }

    /// <summary>The items; empty if the value is not a list.</summary>
    public IEnumerable<JsonNodeAt> Items()
    {
        if (!IsArray)
        {
            yield break;
        }

        var index = 0;
        foreach (var item in Value.EnumerateArray())
        {
            yield return new JsonNodeAt(item, string.Format(CultureInfo.InvariantCulture, "{0}[{1}]", Path, index++));
        }
    }

    public IEnumerable<JsonNodeAt> Children() => IsObject ? Members().Select(member => member.Value) : Items();

    private string PathOf(string name) => Path + new NameSegment(name);
}
