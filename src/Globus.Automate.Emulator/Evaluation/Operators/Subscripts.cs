using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Evaluation.Values;

namespace Globus.Automate.Emulator.Evaluation.Operators;

/// <summary>Items and slices of values.</summary>
internal static class Subscripts
{
    /// <summary><c>target[index]</c>.</summary>
    public static object? Item(object? target, object? index, Budget budget) =>
        target switch
        {
            JsonObject document => KeyComparer.Key(index) is string name
            && document.TryGetPropertyValue(name, out var member)
                ? PyValues.FromState(member)
                : throw EvaluationErrors.NoKey(index),
            JsonArray array => PyValues.FromState(array[Position(index, array.Count)]),
            PyDict dictionary => dictionary.TryGet(index, out var value) ? value : throw EvaluationErrors.NoKey(index),
            PyList list => list.Items[Position(index, list.Items.Count)],
            PyTuple tuple => tuple.Items[Position(index, tuple.Items.Count)],
            string text => Text.Characters(text).ElementAt(Position(index, Text.Length(text, budget))),
            _ => throw EvaluationErrors.NotSubscriptable(target),
        };

    /// <summary><c>target[lower:upper:step]</c>.</summary>
    public static object Slice(object? target, object? lower, object? upper, object? step, Budget budget)
    {
        var stride = Bound(step) ?? 1;
        switch (PyValues.Unwrap(target, budget))
        {
            case string text:
                budget.String(text.Length);
                budget.Scan(text.Length);
                return string.Concat(Pick([.. Text.Characters(text)], Bound(lower), Bound(upper), stride));
            case PyList list:
                return new PyList(Pick(list.Items, lower, upper, stride, budget));
            case PyTuple tuple:
                return new PyTuple(Pick(tuple.Items, lower, upper, stride, budget));
            default:
                throw EvaluationErrors.NotSubscriptable(target);
        }
    }

    /// <summary>Every n-th item from one index to another, as in a slice of Python.</summary>
    public static IEnumerable<T> Pick<T>(IReadOnlyList<T> items, int? lower, int? upper, int step)
    {
        if (step == 0)
        {
            throw EvaluationErrors.SliceWithoutStep();
        }

        var (first, last) = step > 0 ? (0, items.Count) : (-1, items.Count - 1);
        var start =
            lower is { } from ? Clamp(from, items.Count, first, last)
            : step > 0 ? first
            : last;
        var end =
            upper is { } to ? Clamp(to, items.Count, first, last)
            : step > 0 ? last
            : first;
        for (long i = start; step > 0 ? i < end : i > end; i += step)
        {
            yield return items[(int)i];
        }
    }

    private static List<object?> Pick(
        IReadOnlyList<object?> items,
        object? lower,
        object? upper,
        int step,
        Budget budget
    )
    {
        budget.List(items.Count);
        return [.. Pick(items, Bound(lower), Bound(upper), step)];
    }

    private static int Position(object? index, int count)
    {
        var position = Numbers.Index(index);
        var fromStart = position < 0 ? position + count : position;
        return fromStart >= 0 && fromStart < count ? fromStart : throw EvaluationErrors.NoIndex(position);
    }

    private static int Clamp(int bound, int count, int first, int last) =>
        Math.Clamp(bound < 0 ? bound + count : bound, first, last);

    private static int? Bound(object? bound) => bound is null ? null : Numbers.Index(bound);
}
