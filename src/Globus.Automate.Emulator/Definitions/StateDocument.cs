using System.Text;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Evaluation.Paths;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Definitions;

/// <summary>The state document of a run. Between two changes it is parsed and serialized at most once.</summary>
internal sealed class StateDocument(string text)
{
    /// <summary>The largest state document, in bytes of UTF-8, by the service's documentation.</summary>
    public const int MaximumBytes = 200 * 1024;

    /// <summary>The quotation marks, colon and comma of a member, and the braces of objects in its path.</summary>
    private const int BytesAroundSegment = 6;

    private JsonNode? _root;
    private string? _text = text;

    /// <summary>
    /// An upper bound of the size, so that most changes do not require serialization of the whole document.
    /// </summary>
    private long _largestSize = Encoding.UTF8.GetByteCount(text);

    public JsonNode Root => _root ??= JsonText.Parse(_text!);

    /// <summary>The document as JSON.</summary>
    public string Text => _text ??= _root!.ToText();

    /// <summary>Writes a value to a path; without a path it becomes the whole document.</summary>
    /// <param name="path">The path; null for the whole document.</param>
    /// <param name="value">The value. It is copied if it belongs to another document.</param>
    /// <param name="valueText">The value as JSON.</param>
    /// <exception cref="StateException">The document would be too large or too deep. It is unchanged.</exception>
    /// <exception cref="Evaluation.EvaluationException">The path cannot be written to.</exception>
    public void Write(ReferencePath? path, JsonNode? value, string valueText)
    {
        if (path is null || path.IsRoot)
        {
            Replace(value ?? new JsonObject(), value is null ? "{}" : valueText);
            return;
        }

        ThrowIfTooDeep(path.Depth + JsonText.DepthOf(valueText));
        var change = path.Write(Root, Own(value));
        var added = Encoding.UTF8.GetByteCount(valueText) + path.Length + (BytesAroundSegment * path.Depth);
        (var before, _text) = (_text, null);
        if (_largestSize + added <= MaximumBytes)
        {
            _largestSize += added;
            return;
        }

        var size = Encoding.UTF8.GetByteCount(Text);
        if (size > MaximumBytes)
        {
            change.Undo();
            _text = before;
            throw TooLarge();
        }

        _largestSize = size;
    }

    private void Replace(JsonNode value, string valueText)
    {
        if (ReferenceEquals(value, _root))
        {
            return;
        }

        ThrowIfTooDeep(JsonText.DepthOf(valueText));
        var size = Encoding.UTF8.GetByteCount(valueText);
        if (size > MaximumBytes)
        {
            throw TooLarge();
        }

        (_root, _text, _largestSize) = (Own(value), valueText, size);
    }

    /// <summary>A node can have only one parent, and all runs share the constants of a definition.</summary>
    private JsonNode? Own(JsonNode? value) =>
        value is { Parent: not null } || ReferenceEquals(value, _root) ? value?.DeepClone() : value;

    private static void ThrowIfTooDeep(int depth)
    {
        if (depth > JsonText.MaximumDepth)
        {
            throw new StateException(
                StateError.DataLimitExceeded,
                $"The state of the run would exceed {JsonText.MaximumDepth} nested levels."
            );
        }
    }

    private static StateException TooLarge() =>
        new(StateError.DataLimitExceeded, $"The state of the run would exceed {MaximumBytes / 1024} KB.");
}
