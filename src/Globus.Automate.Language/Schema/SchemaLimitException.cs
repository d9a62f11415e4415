namespace Globus.Automate.Language.Schema;

/// <summary>
/// A check exceeded a limit. It must not count as a mismatch, because 'not' would turn it into a match.
/// </summary>
internal sealed class SchemaLimitException(SchemaViolation violation) : Exception(violation.Message)
{
    public SchemaViolation Violation { get; } = violation;
}
