using System.Globalization;
using System.Text.Json;
using Globus.Automate.Language.Paths;

namespace Globus.Automate.Definitions;

/// <summary>A value of a document, and where in it that is.</summary>
internal readonly record struct Node(JsonElement Value, string Path)
{
    public bool IsObject => Value.ValueKind == JsonValueKind.Object;

    public bool IsList => Value.ValueKind == JsonValueKind.Array;

    public bool IsText => Value.ValueKind == JsonValueKind.String;

    public bool IsTruth => Value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    /// <summary>The text that it is; null where it is none.</summary>
    public string? Text => IsText ? Value.GetString() : null;

    public bool Has(string name) => IsObject && Value.TryGetProperty(name, out _);

    public Node? Member(string name) =>
        IsObject && Value.TryGetProperty(name, out var value) ? new Node(value, PathOf(name)) : null;

    /// <summary>Its members; none where it is no object.</summary>
    public IEnumerable<KeyValuePair<string, Node>> Members()
    {
        if (!IsObject)
        {
            yield break;
        }

        foreach (var member in Value.EnumerateObject())
        {
            yield return new(member.Name, new Node(member.Value, PathOf(member.Name)));
        }
    }

    /// <summary>Its items; none where it is no list.</summary>
    public IEnumerable<Node> Items()
    {
        if (!IsList)
        {
            yield break;
        }

        var index = 0;
        foreach (var item in Value.EnumerateArray())
        {
            yield return new Node(item, string.Format(CultureInfo.InvariantCulture, "{0}[{1}]", Path, index++));
        }
    }

    public IEnumerable<Node> Children() => IsObject ? Members().Select(member => member.Value) : Items();

    private string PathOf(string name) => Path + new NameSegment(name);
}
