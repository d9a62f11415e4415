using System.Text.Json;

namespace Globus.Automate.Language.Schema;

/// <summary>Finds the schemas inside a schema, in the places that the keywords of draft 7 define.</summary>
internal static class SubschemaWalk
{
    private static readonly HashSet<string> Single =
    [
        "additionalItems",
        "additionalProperties",
        "contains",
        "else",
        "if",
        "items",
        "not",
        "propertyNames",
        "then",
    ];

    private static readonly HashSet<string> Lists = ["allOf", "anyOf", "items", "oneOf"];

    private static readonly HashSet<string> ByName = ["definitions", "dependencies", "patternProperties", "properties"];

    /// <summary>The schema and all its subschemas, breadth first.</summary>
    public static IEnumerable<(SchemaLocation Place, JsonLocation Location)> From(
        SchemaLocation root,
        JsonLocation location
    )
    {
        var pending = new Queue<(SchemaLocation Place, JsonLocation Location)>();
        pending.Enqueue((root, location));
        while (pending.Count > 0)
        {
            var found = pending.Dequeue();
            yield return found;
            foreach (var (child, childLocation) in Children(found.Place.Element, found.Location))
            {
                pending.Enqueue((found.Place.ForSubschema(child), childLocation));
            }
        }
    }

    private static IEnumerable<(JsonElement Child, JsonLocation Location)> Children(
        JsonElement schema,
        JsonLocation location
    )
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var keyword in schema.EnumerateObject())
        {
            foreach (var (child, childLocation) in Below(keyword, location.Member(keyword.Name)))
            {
                if (child.ValueKind is JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False)
                {
                    yield return (child, childLocation);
                }
            }
        }
    }

    private static IEnumerable<(JsonElement Child, JsonLocation Location)> Below(
        JsonProperty keyword,
        JsonLocation location
    ) =>
        keyword.Value.ValueKind switch
        {
            JsonValueKind.Array when Lists.Contains(keyword.Name) => keyword
                .Value.EnumerateArray()
                .Select((child, index) => (child, location.Item(index))),
            JsonValueKind.Object when ByName.Contains(keyword.Name) => keyword
                .Value.EnumerateObject()
                .Select(child => (child.Value, location.Member(child.Name))),
            _ when Single.Contains(keyword.Name) => [(keyword.Value, location)],
            _ => [],
        };
}
