using System.Text.Json;
using Globus.Automate.Language.Paths;

namespace Globus.Automate.Definitions;

/// <summary>The source positions of the values of a document. The position of a member is that of its name.</summary>
public sealed class SourceMap
{
    private readonly Dictionary<string, SourcePosition> _positions = new(StringComparer.Ordinal);

    private SourceMap(string? file) => File = file;

    /// <summary>The source file; null if there is none.</summary>
    public string? File { get; }

    /// <summary>Creates the map of a JSON text, which may contain comments and trailing commas.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The source file.</param>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static SourceMap FromJson(string text, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var document = JsonDocument.Parse(text, JsonPositions.DocumentOptions);
        return FromPositions(document.RootElement, JsonPositions.Read(text), file);
    }

    /// <summary>Creates the map of a document with known positions.</summary>
    /// <param name="document">The document.</param>
    /// <param name="positions">
    /// The positions of its values in source order: the root, its first member, the values in that member, and so on.
    /// </param>
    /// <param name="file">The source file.</param>
    public static SourceMap FromPositions(
        JsonElement document,
        IEnumerable<SourcePosition> positions,
        string? file = null
    )
    {
        ArgumentNullException.ThrowIfNull(positions);
        var map = new SourceMap(file);
        using var next = positions.GetEnumerator();
        map.Add(new JsonNodeAt(document, "$"), next);
        return map;
    }

    /// <summary>Finds the position of a path; for a missing value, the position of the closest parent.</summary>
    /// <param name="path">A JSONPath of the document.</param>
    public SourcePosition? Find(string path)
    {
        if (!JsonPath.TryParse(path, out var parsed, out _))
        {
            return null;
        }

        for (var length = parsed.Segments.Count; length >= 0; length--)
        {
            if (_positions.TryGetValue("$" + string.Concat(parsed.Segments.Take(length)), out var position))
            {
                return position;
            }
        }

        return null;
    }

    private void Add(JsonNodeAt node, IEnumerator<SourcePosition> positions)
    {
        if (!positions.MoveNext())
        {
            return;
        }

        _positions[node.Path] = positions.Current;
        foreach (var child in node.Children())
        {
            Add(child, positions);
        }
    }
}
