using System.Text.Json.Nodes;
using Globus.Automate.Language.Paths;

namespace Globus.Automate.Emulator.Evaluation.Paths;

/// <summary>A path that a state reads from or writes to.</summary>
internal sealed class ReferencePath
{
    private readonly JsonPath _path;
    private readonly string _field;

    private ReferencePath(JsonPath path, string field) =>
        (_path, _field, Length) = (path, field, path.ToString().Length);

    /// <summary>Whether a result can be written there: it names one place, and not in the read-only context.</summary>
    public bool IsWritable =>
        _path.IsDefinite && _path.Segments is not [NameSegment { Name: EvaluationScope.ContextName }, ..];

    /// <summary>The path in a text.</summary>
    /// <param name="text">The path as it is written.</param>
    /// <param name="field">The field of the definition that has it.</param>
    /// <exception cref="EvaluationException">The text is not a path.</exception>
    public static ReferencePath Compile(string text, string field) =>
        JsonPath.TryParse(text, out var path, out var error)
            ? new ReferencePath(path, field)
            : throw new EvaluationException(ErrorNames.Runtime, error.Message);

    /// <summary>The value at the path. It belongs to the state: callers copy it before they put it elsewhere.</summary>
    /// <exception cref="EvaluationException">The path leads nowhere.</exception>
    public JsonNode? Read(EvaluationScope scope) => PathReader.Read(_path, _field, scope);

    /// <summary>What is there, if the path leads somewhere.</summary>
    public bool TryRead(EvaluationScope scope, out JsonNode? value) => PathReader.TryRead(_path, scope, out value);

    /// <summary>Whether the path names the whole state.</summary>
    public bool IsRoot => _path.IsRoot;

    /// <summary>How many objects and lists lie between the state and the value, the state included.</summary>
    public int Depth => _path.Segments.Count;

    /// <summary>The length of the path's text.</summary>
    public int Length { get; }

    /// <summary>
    /// Puts a value at the path, in place of the value there. Objects that are missing on the way are created.
    /// </summary>
    /// <param name="state">The state; it is changed.</param>
    /// <param name="value">The value, which has no parent.</param>
    /// <returns>The change, which can be undone.</returns>
    /// <exception cref="EvaluationException">The path leads through a value that is no object or list. Nothing was
    /// changed.</exception>
    public DocumentChange Write(JsonNode state, JsonNode? value)
    {
        if (!IsWritable || IsRoot)
        {
            throw Unreachable();
        }

        var container = state;
        for (var depth = 0; ; depth++)
        {
            var place = Locate(container, _path.Segments[depth]);
            if (depth == Depth - 1)
            {
                return place.Put(value);
            }

            if (place.Value is not { } next)
            {
                return place.Put(Wrap(value, depth + 1));
            }

            container = next;
        }
    }

    /// <summary>The path.</summary>
    public override string ToString() => _path.ToString();

    private DocumentPlace Locate(JsonNode container, PathSegment segment)
    {
        switch (segment, container)
        {
            case (NameSegment name, JsonObject members):
                return new DocumentPlace(members, name.Name);
            case (IndexSegment index, JsonArray items):
                var position = index.Index < 0 ? index.Index + items.Count : index.Index;
                return position >= 0 && position < items.Count
                    ? new DocumentPlace(items, position)
                    : throw Unreachable();
            default:
                throw Unreachable();
        }
    }

    /// <summary>The value inside new objects, one for each segment from <paramref name="depth"/> on.</summary>
    private JsonNode? Wrap(JsonNode? value, int depth)
    {
        for (var i = Depth - 1; i >= depth; i--)
        {
            value = _path.Segments[i] is NameSegment name
                ? new JsonObject { [name.Name] = value }
                : throw Unreachable();
        }

        return value;
    }

    private EvaluationException Unreachable() =>
        new(ErrorNames.ResultPathMatchFailure, $"The path '{_path}' of the state cannot be written.");
}
