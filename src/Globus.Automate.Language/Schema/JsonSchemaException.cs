namespace Globus.Automate.Language.Schema;

/// <summary>A document is no JSON Schema of draft 7, or refers to what it does not contain.</summary>
public sealed class JsonSchemaException : FormatException
{
    internal JsonSchemaException(IReadOnlyList<SchemaViolation> violations)
        : base("The schema is not valid: " + string.Join("; ", violations)) => Violations = violations;

    /// <summary>What is wrong; the paths lead into the schema.</summary>
    public IReadOnlyList<SchemaViolation> Violations { get; }
}
