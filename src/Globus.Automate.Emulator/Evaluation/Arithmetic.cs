using Globus.Automate.Language.Expressions;

namespace Globus.Automate.Emulator.Evaluation;

/// <summary>Python's operators between values (https://docs.python.org/3/reference/expressions.html#binary-arithmetic-operations).</summary>
internal static class Arithmetic
{
    public static object? Apply(BinaryOperator operation, object? left, object? right, Budget budget)
    {
        budget.Step();
        if (Numbers.TryInteger(left, out var one) && Numbers.TryInteger(right, out var other))
            return IntegerArithmetic.Apply(operation, one, other, budget);
        if (Numbers.TryReal(left, out var first) && Numbers.TryReal(right, out var second))
            return RealArithmetic.Apply(operation, first, second);
        return operation switch
        {
            BinaryOperator.Add => Join(left, right, budget) ?? throw Failures.Operand("+", left, right),
            BinaryOperator.Multiply => Repeat(left, right, budget) ?? Repeat(right, left, budget) ?? throw Failures.Operand("*", left, right),
            _ => throw Failures.Operand(Symbol(operation), left, right),
        };
    }

    public static object Apply(UnaryOperator operation, object? operand)
    {
        if (operation == UnaryOperator.Not)
            return !Values.IsTrue(operand);
        if (Numbers.TryInteger(operand, out var whole))
            return operation == UnaryOperator.Negate ? -whole : whole;
        if (operand is double real)
            return operation == UnaryOperator.Negate ? -real : real;
        throw Failures.Operand(operation == UnaryOperator.Negate ? "-" : "+", operand);
    }

    private static string Symbol(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.FloorDivide => "//",
        BinaryOperator.Modulo => "%",
        _ => "**",
    };

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
            return null;
        var times = Math.Max(0, Numbers.Index(count));
        switch (sequence)
        {
            case string text:
                budget.String((long)text.Length * times);
                return string.Concat(Enumerable.Repeat(text, times));
            case PyList list:
                budget.List((long)list.Items.Count * times);
                return new PyList([.. Enumerable.Repeat(list.Items, times).SelectMany(items => items)]);
            case PyTuple tuple:
                budget.List((long)tuple.Items.Count * times);
                return new PyTuple([.. Enumerable.Repeat(tuple.Items, times).SelectMany(items => items)]);
            default:
                return null;
        }
    }
}
