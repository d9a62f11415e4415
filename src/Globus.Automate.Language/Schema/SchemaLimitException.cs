namespace Globus.Automate.Language.Schema;

/// <summary>A check was given up. It must not be taken for a mismatch, which a 'not' could turn into a match.</summary>
internal sealed class SchemaLimitException(SchemaViolation violation) : Exception(violation.Message)
{
    public SchemaViolation Violation { get; } = violation;
}
