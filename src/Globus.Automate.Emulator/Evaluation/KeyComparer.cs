namespace Globus.Automate.Emulator.Evaluation;

/// <summary>When two keys are one: 1, 1.0 and True are, as in Python.</summary>
internal sealed class KeyComparer : IEqualityComparer<object>
{
    private static readonly object None = new();

    public static KeyComparer Instance { get; } = new();

    /// <summary>What stands for a value as a key; it is never null.</summary>
    public static object Key(object? value) => value switch
    {
        null => None,
        PyList or PyDict or PySet or System.Text.Json.Nodes.JsonNode => throw Failures.NotHashable(value),
        _ => value,
    };

    public new bool Equals(object? x, object? y) => ReferenceEquals(x, y) || Comparison.AreEqual(x, y);

    public int GetHashCode(object obj) => obj switch
    {
        PyTuple tuple => tuple.Items.Aggregate(17, (hash, item) => HashCode.Combine(hash, GetHashCode(Key(item)))),
        string text => text.GetHashCode(StringComparison.Ordinal),
        _ when Numbers.TryReal(obj, out var number) => number.GetHashCode(),
        _ => obj.GetHashCode(),
    };
}
