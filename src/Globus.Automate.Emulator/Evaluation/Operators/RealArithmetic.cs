using Globus.Automate.Emulator.Evaluation.Values;
using Globus.Automate.Language.Expressions;

namespace Globus.Automate.Emulator.Evaluation.Operators;

/// <summary>The operators for floats. Sums and products beyond the largest float are infinite, as in Python.</summary>
internal static class RealArithmetic
{
    public static double Apply(BinaryOperator operation, double left, double right) =>
        operation switch
        {
            BinaryOperator.Add => left + right,
            BinaryOperator.Subtract => left - right,
            BinaryOperator.Multiply => left * right,
            BinaryOperator.Divide => left / NotZero(right),
            BinaryOperator.FloorDivide => Divide(left, NotZero(right)).Quotient,
            BinaryOperator.Modulo => Divide(left, NotZero(right)).Remainder,
            _ => Power(left, right),
        };

    private static double NotZero(double divisor) => divisor == 0 ? throw EvaluationErrors.DivisionByZero() : divisor;

    /// <summary>The remainder is exact and has the divisor's sign; the quotient is the matching whole number.</summary>
    private static (double Quotient, double Remainder) Divide(double left, double right)
    {
        var remainder = left % right;
        var quotient = (left - remainder) / right;
        if (remainder == 0)
        {
            remainder = Math.CopySign(0, right);
        }
        else if (right < 0 != remainder < 0)
        {
            (quotient, remainder) = (quotient - 1, remainder + right);
        }

        if (quotient == 0)
        {
            return (Math.CopySign(0, left / right), remainder);
        }

        var floor = Math.Floor(quotient);
        return (quotient - floor > 0.5 ? floor + 1 : floor, remainder);
    }

    private static double Power(double number, double exponent)
    {
        if (Math.Abs(number) > Budget.MaximumPower || Math.Abs(exponent) > Budget.MaximumPower)
        {
            throw EvaluationException.OverLimit($"a power of a number above {Budget.MaximumPower}");
        }

        if (number == 0 && exponent < 0)
        {
            throw EvaluationErrors.DivisionByZero();
        }

        var power = Math.Pow(number, exponent);
        if (double.IsNaN(power) && !double.IsNaN(number) && !double.IsNaN(exponent))
        {
            throw EvaluationErrors.Complex();
        }

        return double.IsInfinity(power) && double.IsFinite(number) && double.IsFinite(exponent)
            ? throw EvaluationException.OverLimit("the number is too large")
            : power;
    }
}
