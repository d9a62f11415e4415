using System.Text.Json;

namespace Globus.Automate.Language.Schema;

/// <summary>
/// A JSON Schema of draft 7 (https://json-schema.org/draft-07). References are limited to places in the schema and to
/// the meta-schema of draft 7; nothing is fetched. Unknown formats are ignored.
/// </summary>
public sealed class JsonSchema
{
    private readonly SchemaResources _resources;

    private JsonSchema(SchemaResources resources) => this._resources = resources;

    internal static JsonSchema Draft7 { get; } = new(SchemaResources.Draft7);

    /// <summary>Reads and validates a schema.</summary>
    /// <exception cref="JsonSchemaException">The schema is not valid for draft 7, or the target of a reference does not
    /// exist.</exception>
    public static JsonSchema Parse(JsonElement schema)
    {
        schema = LastMembers.Keep(schema);
        var violations = Draft7.Validate(schema);
        if (violations.Count > 0)
        {
            throw new JsonSchemaException(violations);
        }

        var resources = new SchemaResources(schema.Clone());
        var problems = new ReferenceCheck(resources).FindProblems();
        return problems.Count == 0 ? new JsonSchema(resources) : throw new JsonSchemaException(problems);
    }

    /// <summary>Checks a document.</summary>
    /// <returns>The violations in the order of the schema's keywords; empty if the document is valid.</returns>
    public IReadOnlyList<SchemaViolation> Validate(JsonElement instance)
    {
        var violations = new List<SchemaViolation>();
        try
        {
            new ValidationContext(new ValidationSession(_resources), _resources.Root, instance, violations).Check();
        }
        catch (SchemaLimitException exception)
        {
            violations.Add(exception.Violation);
        }

        return violations;
    }
}
