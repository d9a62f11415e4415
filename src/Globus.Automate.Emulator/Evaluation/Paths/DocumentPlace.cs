using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Evaluation.Paths;

/// <summary>A place in a document: a member of an object, or an item of a list.</summary>
internal readonly struct DocumentPlace
{
    private readonly JsonNode _container;
    private readonly string? _name;
    private readonly int _position;

    public DocumentPlace(JsonObject members, string name) => (_container, _name) = (members, name);

    public DocumentPlace(JsonArray items, int position) => (_container, _position) = (items, position);

    /// <summary>The value at the place; null if the member is missing.</summary>
    public JsonNode? Value => _name is null ? _container[_position] : _container[_name];

    public DocumentChange Put(JsonNode? value)
    {
        var change = new DocumentChange(this, Exists, Value);
        Set(value);
        return change;
    }

    /// <summary>Removes the member. An item of a list is never missing.</summary>
    public void Remove() => _container.AsObject().Remove(_name!);

    public void Set(JsonNode? value)
    {
        if (_name is null)
        {
            _container[_position] = value;
        }
        else
        {
            _container[_name] = value;
        }
    }

    private bool Exists => _name is null || _container.AsObject().ContainsKey(_name);
}
