namespace Globus.Automate.Language.Schema;

/// <summary>A part of a document that its schema does not allow.</summary>
/// <param name="Path">The path in the document: <c>$.a[0]</c>.</param>
/// <param name="SchemaPath">The violated keyword, as a JSON pointer into the schema:
/// <c>#/properties/a/type</c>.</param>
/// <param name="Keyword">The keyword's name.</param>
/// <param name="Message">The message of Python's jsonschema, which the Flows service uses.</param>
public sealed record SchemaViolation(string Path, string SchemaPath, string Keyword, string Message)
{
    /// <summary>The names of the members that are missing or not allowed; empty for other violations.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Message}";
}
