using System.Text.Json;

namespace Globus.Automate.Language.Schema;

/// <summary>Checks the targets of all references before the schema is used.</summary>
internal sealed class ReferenceCheck(SchemaResources resources)
{
    private readonly List<SchemaViolation> _problems = [];
    private readonly HashSet<(string, string)> _seen = [];
    private readonly Queue<(SchemaLocation Place, JsonLocation Location)> _pending = new();

    public IReadOnlyList<SchemaViolation> FindProblems()
    {
        _pending.Enqueue((resources.Root, JsonLocation.Root));
        while (_pending.Count > 0)
        {
            var (root, location) = _pending.Dequeue();
            foreach (var (schemaLocation, found) in SubschemaWalk.From(root, location))
            {
                Check(schemaLocation, found);
            }
        }

        return _problems;
    }

    /// <summary>The target of a reference may be outside of all known keywords, so it is also checked once.</summary>
    private void Check(SchemaLocation schemaLocation, JsonLocation location)
    {
        if (
            schemaLocation.Element.ValueKind != JsonValueKind.Object
            || !schemaLocation.Element.TryGetProperty("$ref", out var reference)
            || reference.ValueKind != JsonValueKind.String
        )
        {
            return;
        }

        var text = reference.GetString()!;
        if (!_seen.Add((schemaLocation.BaseUri, text)))
        {
            return;
        }

        if (resources.Find(schemaLocation.BaseUri, text) is { } target)
        {
            _pending.Enqueue((target, location.Member("$ref")));
        }
        else
        {
            _problems.Add(Unresolved(location.Member("$ref"), text));
        }
    }

    private static SchemaViolation Unresolved(JsonLocation location, string reference) =>
        new(
            location.ToPath(),
            location.ToPointer(),
            "$ref",
            $"{PythonText.Quote(reference)} cannot be resolved in this schema; other schemas are not fetched"
        );
}
