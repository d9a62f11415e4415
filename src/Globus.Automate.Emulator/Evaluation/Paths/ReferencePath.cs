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

    /// <summary>Whether the path is writable: it refers to one place outside of the read-only context.</summary>
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

    /// <summary>The value at the path. It belongs to the state; copy it before adding it to another document.</summary>
    /// <exception cref="EvaluationException">The path does not exist.</exception>
    public JsonNode? Read(EvaluationScope scope) => PathReader.Read(_path, _field, scope);

    /// <summary>The value at the path, if it exists.</summary>
    public bool TryRead(EvaluationScope scope, out JsonNode? value) => PathReader.TryRead(_path, scope, out value);

    /// <summary>Whether the path refers to the whole state.</summary>
    public bool IsRoot => _path.IsRoot;

    /// <summary>The number of objects and lists between the state and the value, including the state.</summary>
    public int Depth => _path.Segments.Count;

    /// <summary>The length of the path's text.</summary>
    public int Length { get; }

    /// <summary>Writes a value to the path, and creates missing objects in the path.</summary>
    /// <param name="state">The state, which is changed.</param>
    /// <param name="value">The value, which has no parent.</param>
    /// <returns>The change, which can be reverted.</returns>
    /// <exception cref="EvaluationException">The path contains a value that is not an object or list. Nothing was
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

    /// <summary>The value inside of new objects, one for each segment from <paramref name="depth"/>.</summary>
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
