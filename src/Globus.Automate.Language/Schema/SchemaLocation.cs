using System.Text.Json;

namespace Globus.Automate.Language.Schema;

/// <summary>A schema and the base URI of its references.</summary>
internal readonly record struct SchemaLocation(JsonElement Element, string BaseUri)
{
    /// <summary>The schema's <c>$id</c>; a <c>$ref</c> beside it overrides it.</summary>
    public string? Id =>
        Element.ValueKind == JsonValueKind.Object
        && !Element.TryGetProperty("$ref", out _)
        && Element.TryGetProperty("$id", out var id)
        && id.ValueKind == JsonValueKind.String
        && id.GetString() is { Length: > 0 } text
            ? text
            : null;

    /// <summary>The location of a subschema, whose <c>$id</c> changes the base.</summary>
    public SchemaLocation ForSubschema(JsonElement schema) => Of(schema, BaseUri);

    public static SchemaLocation Of(JsonElement schema, string baseUri)
    {
        var schemaLocation = new SchemaLocation(schema, baseUri);
        return schemaLocation.Id is { } id
            ? schemaLocation with
            {
                BaseUri = SchemaUri.Resolve(baseUri, id).Address,
            }
            : schemaLocation;
    }
}
