using System.Text.Json;
using Globus.Automate.Language.Paths;

namespace Globus.Automate.Definitions;

/// <summary>
/// A value of a document with its path. All checks share the nodes of a document, and a path is formatted only for a
/// finding.
/// </summary>
internal sealed class JsonNodeAt
{
    // Up to this size, a scan is faster than a dictionary.
    private const int MostScannedMembers = 16;

    private readonly JsonNodeAt? _parent;
    private readonly int _index;
    private readonly JsonValueKind _kind;
    private JsonNodeAt[]? _children;
    private Dictionary<string, JsonNodeAt>? _byName;

    /// <summary>Creates the node of a whole document.</summary>
    public JsonNodeAt(JsonElement root)
        : this(root, null, "", 0) { }

    private JsonNodeAt(JsonElement value, JsonNodeAt? parent, string name, int index)
    {
        Value = value;
        Name = name;
        _parent = parent;
        _index = index;
        _kind = value.ValueKind;
    }

    public JsonElement Value { get; }

    /// <summary>The name of a member; empty for an item and for the whole document.</summary>
    public string Name { get; }

    public string Path =>
        _parent is null ? "$"
        : _parent.IsObject ? _parent.Path + new NameSegment(Name)
        : _parent.Path + new IndexSegment(_index);

    public bool IsObject => _kind == JsonValueKind.Object;

    public bool IsArray => _kind == JsonValueKind.Array;

    public bool IsString => _kind == JsonValueKind.String;

    public bool IsBoolean => _kind is JsonValueKind.True or JsonValueKind.False;

    /// <summary>The string value; null if it is not a string.</summary>
    public string? Text => IsString ? Value.GetString() : null;

    /// <summary>The members; empty if the value is not an object.</summary>
    public JsonNodeAt[] Members => IsObject ? Children : [];

    /// <summary>The items; empty if the value is not a list.</summary>
    public JsonNodeAt[] Items => IsArray ? Children : [];

    /// <summary>The members or items.</summary>
    public JsonNodeAt[] Children => _children ??= ReadChildren();

    public bool Has(string name) => Member(name) is not null;

    /// <summary>The member; of several with the same name, the last. Null if there is none.</summary>
    public JsonNodeAt? Member(string name)
    {
        var members = Members;
        if (members.Length > MostScannedMembers)
        {
            return (_byName ??= ByName(members)).TryGetValue(name, out var known) ? known : null;
        }

        for (var i = members.Length - 1; i >= 0; i--)
        {
            if (members[i].Name == name)
            {
                return members[i];
            }
        }

        return null;
    }

    private static Dictionary<string, JsonNodeAt> ByName(JsonNodeAt[] members)
    {
        var byName = new Dictionary<string, JsonNodeAt>(members.Length, StringComparer.Ordinal);
        foreach (var member in members)
        {
            byName[member.Name] = member;
        }

        return byName;
    }

    private JsonNodeAt[] ReadChildren()
    {
        var children = new List<JsonNodeAt>();
        if (IsObject)
        {
            foreach (var member in Value.EnumerateObject())
            {
                children.Add(new JsonNodeAt(member.Value, this, member.Name, children.Count));
            }
        }
        else if (IsArray)
        {
            foreach (var item in Value.EnumerateArray())
            {
                children.Add(new JsonNodeAt(item, this, "", children.Count));
            }
        }

        return children.Count == 0 ? [] : [.. children];
    }
}
