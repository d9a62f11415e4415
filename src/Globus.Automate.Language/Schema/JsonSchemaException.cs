namespace Globus.Automate.Language.Schema;

/// <summary>A document is not a JSON Schema of draft 7, or the target of a reference does not exist in it.</summary>
public sealed class JsonSchemaException : FormatException
{
    internal JsonSchemaException(IReadOnlyList<SchemaViolation> violations)
        : base("The schema is not valid: " + string.Join("; ", violations)) => Violations = violations;

    /// <summary>The violations, with paths into the schema.</summary>
    public IReadOnlyList<SchemaViolation> Violations { get; }
}
