using System.Globalization;
using System.Text.Json;

namespace Globus.Automate.Language.Schema;

/// <summary>
/// All possible targets of references: the schema, its parts with an <c>$id</c>, and the meta-schema of draft 7.
/// </summary>
internal sealed class SchemaResources
{
    private readonly Dictionary<string, SchemaLocation> _named = [];

    public SchemaResources(JsonElement root)
    {
        Root = SchemaLocation.Of(root, SchemaUri.Unnamed);
        _named[SchemaUri.Unnamed] = Root;
        foreach (var (schemaLocation, _) in SubschemaWalk.From(Root, JsonLocation.Root))
        {
            Register(schemaLocation);
        }
    }

    public static SchemaResources Draft7 { get; } = new(ReadDraft7());

    public SchemaLocation Root { get; }

    /// <returns>Null if the target is outside of the schema or does not exist.</returns>
    public SchemaLocation? Find(string baseUri, string reference)
    {
        var (address, fragment) = SchemaUri.Resolve(baseUri, reference);
        if (fragment.Length > 0 && fragment[0] != '/')
        {
            return TryGet($"{address}#{fragment}");
        }

        return TryGet(address) is { } resource ? Follow(resource, fragment) : null;
    }

    private SchemaLocation? TryGet(string name)
    {
        if (_named.TryGetValue(name, out var schemaLocation))
        {
            return schemaLocation;
        }

        return name == SchemaUri.Draft7 ? Draft7.Root : null;
    }

    private void Register(SchemaLocation schemaLocation)
    {
        if (schemaLocation.Id is not { } id)
        {
            return;
        }

        if (id[0] != '#')
        {
            _named[schemaLocation.BaseUri] = schemaLocation;
        }

        var (_, fragment) = SchemaUri.Resolve(schemaLocation.BaseUri, id);
        if (fragment.Length > 0)
        {
            _named[$"{schemaLocation.BaseUri}#{fragment}"] = schemaLocation;
        }
    }

    private static SchemaLocation? Follow(SchemaLocation schemaLocation, string pointer)
    {
        foreach (var token in pointer.Split('/').Skip(1))
        {
            if (Step(schemaLocation.Element, token.Replace("~1", "/").Replace("~0", "~")) is not { } next)
            {
                return null;
            }

            schemaLocation = schemaLocation.ForSubschema(next);
        }

        return schemaLocation.Element.ValueKind is JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False
            ? schemaLocation
            : null;
    }

    private static JsonElement? Step(JsonElement element, string token) =>
        element.ValueKind switch
        {
            JsonValueKind.Object when element.TryGetProperty(token, out var member) => member,
            JsonValueKind.Array
                when int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                    && index < element.GetArrayLength() => element[index],
            _ => null,
        };

    private static JsonElement ReadDraft7()
    {
        using var stream = typeof(SchemaResources).Assembly.GetManifestResourceStream("draft-07.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
