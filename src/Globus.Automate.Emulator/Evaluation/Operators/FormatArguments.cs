using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Evaluation.Values;

namespace Globus.Automate.Emulator.Evaluation.Operators;

/// <summary>
/// The arguments of a percent format: the items of a tuple, the members of a dict, or one value. As in Python, a list
/// or dict that the format does not use is no error.
/// </summary>
internal sealed class FormatArguments(object? right, Budget budget)
{
    private readonly Queue<object?> _pending = new(right is PyTuple tuple ? tuple.Items : [right]);

    private bool IsMapping => right is PyDict or PyList or JsonObject or JsonArray;

    public object? Next() =>
        _pending.TryDequeue(out var value)
            ? value
            : throw EvaluationErrors.Runtime("not enough arguments for format string");

    /// <summary>A width or precision; very large numbers become the largest.</summary>
    public int NextInteger()
    {
        var value = Next();
        return Numbers.TryInteger(value, out _) ? Numbers.Index(value) : throw EvaluationErrors.Runtime("* wants int");
    }

    /// <summary>Makes the member with the key the only argument.</summary>
    public void Select(string key)
    {
        if (!IsMapping)
        {
            throw EvaluationErrors.Runtime("format requires a mapping");
        }

        var member = Subscripts.Item(right, key, budget);
        _pending.Clear();
        _pending.Enqueue(member);
    }

    public void RequireNoMore()
    {
        if (_pending.Count > 0 && !IsMapping)
        {
            throw EvaluationErrors.Runtime("not all arguments converted during string formatting");
        }
    }
}
