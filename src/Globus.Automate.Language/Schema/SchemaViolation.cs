namespace Globus.Automate.Language.Schema;

/// <summary>One thing in a document that its schema does not allow.</summary>
/// <param name="Path">Where it is in the document: <c>$.a[0]</c>.</param>
/// <param name="SchemaPath">The keyword that does not allow it, as a JSON pointer into the schema:
/// <c>#/properties/a/type</c>.</param>
/// <param name="Keyword">The keyword's name.</param>
/// <param name="Message">What is wrong, in the words of Python's jsonschema, which the Flows service uses.</param>
public sealed record SchemaViolation(string Path, string SchemaPath, string Keyword, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Message}";
}
