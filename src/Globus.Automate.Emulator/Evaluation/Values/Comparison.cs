using System.Numerics;
using System.Text.Json.Nodes;
using Globus.Automate.Language.Expressions;

namespace Globus.Automate.Emulator.Evaluation.Values;

/// <summary>Python's comparisons (https://docs.python.org/3/reference/expressions.html#comparisons).</summary>
internal static class Comparison
{
    public static bool Holds(ComparisonOperator comparison, object? left, object? right, Budget budget) =>
        comparison switch
        {
            ComparisonOperator.Equal => AreEqual(left, right, budget),
            ComparisonOperator.NotEqual => !AreEqual(left, right, budget),
            ComparisonOperator.In => Contains(right, left, budget),
            ComparisonOperator.NotIn => !Contains(right, left, budget),
            ComparisonOperator.Is => AreIdentical(left, right),
            ComparisonOperator.IsNot => !AreIdentical(left, right),
            ComparisonOperator.Less => Order(left, right, comparison, budget) < 0,
            ComparisonOperator.LessOrEqual => Order(left, right, comparison, budget) <= 0,
            ComparisonOperator.Greater => Order(left, right, comparison, budget) > 0,
            _ => Order(left, right, comparison, budget) >= 0,
        };

    public static bool AreEqual(object? left, object? right, Budget budget)
    {
        budget.Step();
        return (PyValues.Unwrap(left, budget), PyValues.Unwrap(right, budget)) switch
        {
            (null, null) => true,
            (null, _) or (_, null) => false,
            (string one, string other) => AreEqual(one, other, budget),
            (PyList one, PyList other) => AreEqual(one.Items, other.Items, budget),
            (PyTuple one, PyTuple other) => AreEqual(one.Items, other.Items, budget),
            (PySet one, PySet other) => one.Items.Count == other.Items.Count
                && one.Items.All(item => Contains(other, item, budget)),
            (PyDict one, PyDict other) => one.Count == other.Count
                && one.Entries.All(entry =>
                    other.TryGet(entry.Key, out var found) && AreEqual(entry.Value, found, budget)
                ),
            var (one, other) => Numbers.IsNumber(one) && Numbers.IsNumber(other) && Numbers.Compare(one, other) == 0,
        };
    }

    /// <summary>
    /// Negative, zero or positive if left is before, equal to or after right; null if they have no order.
    /// </summary>
    private static int? Order(object? left, object? right, ComparisonOperator comparison, Budget budget)
    {
        budget.Step();
        return (PyValues.Unwrap(left, budget), PyValues.Unwrap(right, budget)) switch
        {
            (string one, string other) => Text.Compare(one, other),
            (PyList one, PyList other) => Order(one.Items, other.Items, comparison, budget),
            (PyTuple one, PyTuple other) => Order(one.Items, other.Items, comparison, budget),
            var (one, other) when Numbers.IsNumber(one) && Numbers.IsNumber(other) => Numbers.Compare(one!, other!),
            _ => throw EvaluationErrors.Operand(OperatorSpelling.Of(comparison), left, right),
        };
    }

    private static bool Contains(object? container, object? item, Budget budget)
    {
        switch (container)
        {
            case string text:
                var part = item as string ?? throw EvaluationErrors.NotAString(item);
                budget.Search(text.Length, part.Length);
                return text.Contains(part, StringComparison.Ordinal);
            case JsonObject document:
                return KeyComparer.Key(item) is string name && document.ContainsKey(name);
            case PyDict dictionary:
                return dictionary.TryGet(item, out _);
            default:
                return PyValues.Items(container, budget).Any(candidate => AreEqual(candidate, item, budget));
        }
    }

    // Constants are one object in Python, and so are small numbers; all other values are new objects.
    private static bool AreIdentical(object? left, object? right) =>
        (left, right) switch
        {
            (null, null) => true,
            (bool one, bool other) => one == other,
            (BigInteger one, BigInteger other) => one == other && one >= -5 && one <= 256,
            _ => ReferenceEquals(left, right),
        };

    private static bool AreEqual(string left, string right, Budget budget)
    {
        budget.Scan(left.Length);
        return left == right;
    }

    private static bool AreEqual(IReadOnlyList<object?> left, IReadOnlyList<object?> right, Budget budget) =>
        left.Count == right.Count && left.Zip(right).All(pair => AreEqual(pair.First, pair.Second, budget));

    private static int? Order(
        IReadOnlyList<object?> left,
        IReadOnlyList<object?> right,
        ComparisonOperator comparison,
        Budget budget
    )
    {
        foreach (var (one, other) in left.Zip(right))
        {
            if (!AreEqual(one, other, budget))
            {
                return Order(one, other, comparison, budget);
            }
        }

        return left.Count.CompareTo(right.Count);
    }
}
