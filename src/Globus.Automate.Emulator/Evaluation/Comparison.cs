using System.Numerics;
using Globus.Automate.Language.Expressions;

namespace Globus.Automate.Emulator.Evaluation;

/// <summary>Python's comparisons (https://docs.python.org/3/reference/expressions.html#comparisons).</summary>
internal static class Comparison
{
    public static bool Holds(ComparisonOperator comparison, object? left, object? right, Budget budget) => comparison switch
    {
        ComparisonOperator.Equal => AreEqual(left, right),
        ComparisonOperator.NotEqual => !AreEqual(left, right),
        ComparisonOperator.In => Contains(right, left, budget),
        ComparisonOperator.NotIn => !Contains(right, left, budget),
        ComparisonOperator.Is => AreIdentical(left, right),
        ComparisonOperator.IsNot => !AreIdentical(left, right),
        ComparisonOperator.Less => Order(left, right, "<") < 0,
        ComparisonOperator.LessOrEqual => Order(left, right, "<=") <= 0,
        ComparisonOperator.Greater => Order(left, right, ">") > 0,
        _ => Order(left, right, ">=") >= 0,
    };

    public static bool AreEqual(object? left, object? right) => (left, right) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (string one, string other) => one == other,
        (PyList one, PyList other) => AreEqual(one.Items, other.Items),
        (PyTuple one, PyTuple other) => AreEqual(one.Items, other.Items),
        (PySet one, PySet other) => one.Items.Count == other.Items.Count && one.Items.All(item => other.Items.Any(found => AreEqual(item, found))),
        (PyDict one, PyDict other) => one.Count == other.Count && one.Entries.All(entry => other.TryGet(entry.Key, out var found) && AreEqual(entry.Value, found)),
        _ when Numbers.TryInteger(left, out var one) && Numbers.TryInteger(right, out var other) => one == other,
        _ => Numbers.TryReal(left, out var one) && Numbers.TryReal(right, out var other) && one == other,
    };

    /// <summary>Less than zero, zero, or more, as the left is before, at, or behind the right; not a number is before all.</summary>
    public static int Order(object? left, object? right, string symbol) => (left, right) switch
    {
        (string one, string other) => string.CompareOrdinal(one, other),
        (PyList one, PyList other) => Order(one.Items, other.Items, symbol),
        (PyTuple one, PyTuple other) => Order(one.Items, other.Items, symbol),
        _ when Numbers.TryInteger(left, out var one) && Numbers.TryInteger(right, out var other) => one.CompareTo(other),
        _ when Numbers.TryReal(left, out var one) && Numbers.TryReal(right, out var other) => one.CompareTo(other),
        _ => throw Failures.Operand(symbol, left, right),
    };

    private static bool Contains(object? container, object? item, Budget budget)
    {
        if (container is string text)
            return item is string part ? text.Contains(part, StringComparison.Ordinal) : throw Failures.NotAString(item);
        if (container is PyDict dictionary)
            return dictionary.TryGet(item, out _);
        var items = Values.Items(container, budget);
        budget.Steps(items.Count);
        return items.Any(candidate => AreEqual(candidate, item));
    }

    // Constants are one object in Python; whatever else is made anew is not, and small numbers happen to be.
    private static bool AreIdentical(object? left, object? right) => (left, right) switch
    {
        (null, null) => true,
        (bool one, bool other) => one == other,
        (BigInteger one, BigInteger other) => one == other,
        (string one, string other) => one == other,
        _ => ReferenceEquals(left, right),
    };

    private static bool AreEqual(IReadOnlyList<object?> left, IReadOnlyList<object?> right) =>
        left.Count == right.Count && left.Zip(right).All(pair => AreEqual(pair.First, pair.Second));

    private static int Order(IReadOnlyList<object?> left, IReadOnlyList<object?> right, string symbol)
    {
        foreach (var (one, other) in left.Zip(right))
        {
            if (!AreEqual(one, other))
                return Order(one, other, symbol);
        }

        return left.Count.CompareTo(right.Count);
    }
}
