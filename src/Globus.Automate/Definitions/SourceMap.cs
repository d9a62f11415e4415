using System.Text.Json;
using Globus.Automate.Language.Paths;

namespace Globus.Automate.Definitions;

/// <summary>
/// Where the values of a document stand in the text that it was read from. The place of a member is that of its name.
/// </summary>
public sealed class SourceMap
{
    private readonly Dictionary<string, SourcePosition> _positions = new(StringComparer.Ordinal);

    private SourceMap(string? file) => File = file;

    /// <summary>The file that holds the text, if one does.</summary>
    public string? File { get; }

    /// <summary>The map of a JSON text, in which comments and trailing commas are allowed.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file that it came from.</param>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static SourceMap FromJson(string text, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var document = JsonDocument.Parse(text, JsonPositions.DocumentOptions);
        return FromPositions(document.RootElement, JsonPositions.Read(text), file);
    }

    /// <summary>The map of a document whose positions are known.</summary>
    /// <param name="document">The document.</param>
    /// <param name="positions">
    /// The positions of its values, in the order in which they begin: the root, its first member, what is in that, and
    /// so on.
    /// </param>
    /// <param name="file">The file that it came from.</param>
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

    /// <summary>
    /// Where the value at a path stands; for one that is not there, where the nearest value around it does.
    /// </summary>
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
