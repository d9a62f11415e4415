using Globus.Automate.Emulator.Evaluation.Values;
using Globus.Automate.Language.Expressions;

namespace Globus.Automate.Emulator.Evaluation.Operators;

/// <summary>
/// Python's operators between values
/// (https://docs.python.org/3/reference/expressions.html#binary-arithmetic-operations).
/// </summary>
internal static class Arithmetic
{
    public static object Apply(BinaryOperator operation, object? left, object? right, Budget budget)
    {
        if (Numbers.TryInteger(left, out var one) && Numbers.TryInteger(right, out var other))
        {
            return IntegerArithmetic.Apply(operation, one, other, budget);
        }

        if (
            Numbers.IsNumber(left)
            && Numbers.IsNumber(right)
            && Numbers.TryReal(left, out var first)
            && Numbers.TryReal(right, out var second)
        )
        {
            return RealArithmetic.Apply(operation, first, second);
        }

        var result = operation switch
        {
            BinaryOperator.Add => Join(left, right, budget),
            BinaryOperator.Multiply => Repeat(left, right, budget) ?? Repeat(right, left, budget),
            BinaryOperator.Modulo when left is string format => PercentFormat.Apply(format, right, budget),
            _ => null,
        };
        return result ?? throw EvaluationErrors.Operand(OperatorSpelling.Of(operation), left, right);
    }

    public static object Apply(UnaryOperator operation, object? operand)
    {
        if (operation == UnaryOperator.Not)
        {
            return !PyValues.IsTrue(operand);
        }

        if (Numbers.TryInteger(operand, out var whole))
        {
            return operation == UnaryOperator.Negate ? -whole : whole;
        }

        if (operand is double real)
        {
            return operation == UnaryOperator.Negate ? -real : real;
        }

        throw EvaluationErrors.Operand(OperatorSpelling.Of(operation), operand);
    }

    private static object? Join(object? left, object? right, Budget budget)
    {
        switch (left, right)
        {
            case (string one, string other):
                budget.String((long)one.Length + other.Length);
                return one + other;
            case (PyList one, PyList other):
                budget.List((long)one.Items.Count + other.Items.Count);
                return new PyList([.. one.Items, .. other.Items]);
            case (PyTuple one, PyTuple other):
                budget.List((long)one.Items.Count + other.Items.Count);
                return new PyTuple([.. one.Items, .. other.Items]);
            default:
                return null;
        }
    }

    private static object? Repeat(object? sequence, object? count, Budget budget)
    {
        if (!Numbers.TryInteger(count, out _))
        {
            return null;
        }

        var times = Math.Max(0, Numbers.Index(count));
        switch (sequence)
        {
            case string text:
                budget.String((long)text.Length * times);
                return text.Length == 0 ? "" : string.Concat(Enumerable.Repeat(text, times));
            case PyList list:
                return new PyList(Repeat(list.Items, times, budget));
            case PyTuple tuple:
                return new PyTuple(Repeat(tuple.Items, times, budget));
            default:
                return null;
        }
    }

    private static List<object?> Repeat(IReadOnlyList<object?> items, int times, Budget budget)
    {
        budget.List((long)items.Count * times);
        return items.Count == 0 ? [] : [.. Enumerable.Repeat(items, times).SelectMany(each => each)];
    }
}
