using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Evaluation.Values;

/// <summary>Compares keys as Python does: 1, 1.0 and True are equal.</summary>
internal sealed class KeyComparer(Budget budget) : IEqualityComparer<object>
{
    private static readonly object None = new();

    /// <summary>The comparable form of a key; it is never null.</summary>
    public static object Key(object? value) =>
        value switch
        {
            null => None,
            PyList or PyDict or PySet or JsonNode => throw EvaluationErrors.NotHashable(value),
            _ => value,
        };

    public new bool Equals(object? x, object? y) => ReferenceEquals(x, y) || Comparison.AreEqual(x, y, budget);

    public int GetHashCode(object obj)
    {
        budget.Step();
        return obj switch
        {
            PyTuple tuple => tuple.Items.Aggregate(17, (hash, item) => HashCode.Combine(hash, GetHashCode(Key(item)))),
            string text => text.GetHashCode(StringComparison.Ordinal),
            _ when Numbers.TryInteger(obj, out var number) => ((double)number).GetHashCode(),
            _ => obj.GetHashCode(),
        };
    }
}
