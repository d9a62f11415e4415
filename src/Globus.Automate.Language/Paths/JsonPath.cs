using System.Diagnostics.CodeAnalysis;

namespace Globus.Automate.Language.Paths;

/// <summary>
/// A path into a run's state document: <c>$</c>, <c>$.a.b[0]</c>, <c>$['a name'][-1]</c>, <c>$.list[1:]</c>. The Flows
/// service supports this subset of JSONPath, without wildcards, filters and recursive descent.
/// </summary>
public sealed class JsonPath : IEquatable<JsonPath>
{
    internal JsonPath(IReadOnlyList<PathSegment> segments, string? text = null)
    {
        Segments = segments;
        Text = text ?? ToString();
    }

    /// <summary>The segments from the root; empty for <c>$</c>.</summary>
    public IReadOnlyList<PathSegment> Segments { get; }

    /// <summary>The original text of the path.</summary>
    public string Text { get; }

    /// <summary>Whether the path is <c>$</c>, the whole document.</summary>
    public bool IsRoot => Segments.Count == 0;

    /// <summary>Whether the path refers to exactly one place, so that it is writable.</summary>
    public bool IsDefinite => !Segments.OfType<SliceSegment>().Any();

    /// <summary>Reads a path.</summary>
    /// <exception cref="JsonPathSyntaxException">The text is not a path.</exception>
    public static JsonPath Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new JsonPath(new JsonPathParser(text).Parse(), text);
    }

    /// <summary>Reads a path, or returns the error.</summary>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out JsonPath? path,
        [NotNullWhen(false)] out JsonPathSyntaxException? error
    )
    {
        try
        {
            (path, error) = (Parse(text), null);
            return true;
        }
        catch (JsonPathSyntaxException exception)
        {
            (path, error) = (null, exception);
            return false;
        }
    }

    /// <summary>The path in its canonical spelling, which parses to an equal path.</summary>
    public override string ToString() => "$" + string.Concat(Segments);

    /// <summary>Whether two paths have the same segments in any spelling.</summary>
    public bool Equals(JsonPath? other) => other is not null && Segments.SequenceEqual(other.Segments);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as JsonPath);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        Segments.Aggregate(17, (hash, segment) => unchecked((hash * 31) + segment.GetHashCode()));
}
