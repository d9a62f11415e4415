using System.Text.Json.Nodes;
using Globus.Automate.Language.Schema;

namespace Globus.Automate.Emulator.Json;

/// <summary>Parses stored schemas: JSON Schema draft 7.</summary>
internal static class SchemaText
{
    /// <exception cref="JsonSchemaException">The text is not a valid schema.</exception>
    public static JsonSchema Parse(string text) => JsonSchema.Parse(JsonText.ToElement(text));

    /// <summary>The problems of a schema.</summary>
    public static IReadOnlyList<string> FindProblems(JsonObject schema)
    {
        try
        {
            _ = Parse(schema.ToText());
            return [];
        }
        catch (JsonSchemaException exception)
        {
            return [.. exception.Violations.Select(violation => violation.ToString())];
        }
    }
}
