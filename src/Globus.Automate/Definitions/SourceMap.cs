using System.Text.Json;
using Globus.Automate.Language.Paths;

namespace Globus.Automate.Definitions;

/// <summary>The source positions of the values of a document. The position of a member is that of its name.</summary>
public sealed class SourceMap
{
    // Valid documents need no positions.
    private readonly Lazy<PositionTree> _positions;

    private SourceMap(string? file, Func<PositionTree> read) => (File, _positions) = (file, new(read));

    /// <summary>The source file; null if there is none.</summary>
    public string? File { get; }

    /// <summary>Creates the map of a JSON text, which may contain comments and trailing commas.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The source file.</param>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static SourceMap FromJson(string text, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        using (JsonDocument.Parse(text, JsonPositions.DocumentOptions))
        {
            return FromParsedJson(text, file);
        }
    }

    /// <summary>
    /// Creates the map of a text that has already been parsed as JSON. The text is read when a position is needed.
    /// </summary>
    /// <param name="text">The text, which may contain comments and trailing commas.</param>
    /// <param name="file">The source file.</param>
    public static SourceMap FromParsedJson(string text, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SourceMap(file, () => ReadJson(text));
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
        var (kept, all) = (document.Clone(), positions.ToArray());
        return new SourceMap(file, () => new PositionTree(kept, all));
    }

    /// <summary>Finds the position of a path; for a missing value, the position of the closest parent.</summary>
    /// <param name="path">A JSONPath of the document.</param>
    public SourcePosition? Find(string path) =>
        JsonPath.TryParse(path, out var parsed, out _) ? _positions.Value.Find(parsed) : null;

    private static PositionTree ReadJson(string text)
    {
        using var document = JsonDocument.Parse(text, JsonPositions.DocumentOptions);
        return new PositionTree(document.RootElement, JsonPositions.Read(text));
    }
}
