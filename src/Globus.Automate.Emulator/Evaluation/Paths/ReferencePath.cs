using System.Text.Json.Nodes;
using Globus.Automate.Language.Paths;

namespace Globus.Automate.Emulator.Evaluation.Paths;

/// <summary>A path that a state reads from or writes to.</summary>
internal sealed class ReferencePath
{
    private readonly JsonPath _path;
    private readonly string _field;

    private ReferencePath(JsonPath path, string field) => (_path, _field) = (path, field);

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

    /// <summary>
    /// A new state with the value there: what was there is replaced, and objects on the way are made. The state given
    /// is not changed, and the value is taken over as it is.
    /// </summary>
    /// <exception cref="EvaluationException">The way leads through something that is no object or list.</exception>
    public JsonNode? Write(JsonNode? state, JsonNode? value)
    {
        if (!IsWritable)
        {
            throw Unreachable();
        }

        return _path.IsRoot ? value : Put(state?.DeepClone() ?? new JsonObject(), 0, value);
    }

    /// <summary>The path.</summary>
    public override string ToString() => _path.ToString();

    private JsonNode Put(JsonNode node, int depth, JsonNode? value)
    {
        var isLast = depth == _path.Segments.Count - 1;
        switch (_path.Segments[depth], node)
        {
            case (NameSegment name, JsonObject document):
                document[name.Name] = isLast
                    ? value
                    : Put(
                        document[name.Name] is { } child ? Detach(document, name.Name, child) : new JsonObject(),
                        depth + 1,
                        value
                    );
                return document;
            case (IndexSegment index, JsonArray array):
                var position = index.Index < 0 ? index.Index + array.Count : index.Index;
                if (position < 0 || position >= array.Count)
                {
                    throw Unreachable();
                }

                array[position] = isLast
                    ? value
                    : Put(array[position]?.DeepClone() ?? new JsonObject(), depth + 1, value);
                return array;
            default:
                throw Unreachable();
        }
    }

    // A node has one parent: it leaves the old one before it is given back to it.
    private static JsonNode Detach(JsonObject parent, string name, JsonNode child)
    {
        parent[name] = null;
        return child;
    }

    private EvaluationException Unreachable() =>
        new(ErrorNames.ResultPathMatchFailure, $"Nothing can be written at '{_path}' of the state.");
}
