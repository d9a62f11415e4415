using System.Numerics;
using Globus.Automate.Language.Expressions;

namespace Globus.Automate.Emulator.Evaluation;

/// <summary>The operators between whole numbers, which know no largest.</summary>
internal static class IntegerArithmetic
{
    public static object Apply(BinaryOperator operation, BigInteger left, BigInteger right, Budget budget)
    {
        switch (operation)
        {
            case BinaryOperator.Add:
                return left + right;
            case BinaryOperator.Subtract:
                return left - right;
            case BinaryOperator.Multiply:
                budget.Number((double)left.GetBitLength() + right.GetBitLength());
                return left * right;
            case BinaryOperator.Power:
                return Power(left, right, budget);
            default:
                return Divide(operation, left, right);
        }
    }

    private static object Divide(BinaryOperator operation, BigInteger left, BigInteger right)
    {
        if (right.IsZero)
            throw Failures.DivisionByZero();
        if (operation == BinaryOperator.Divide)
            return Quotient(left, right);
        var quotient = BigInteger.DivRem(left, right, out var remainder);
        var isBelow = !remainder.IsZero && remainder.Sign != right.Sign;
        if (operation == BinaryOperator.FloorDivide)
            return isBelow ? quotient - 1 : quotient;
        return isBelow ? remainder + right : remainder;
    }

    private static double Quotient(BigInteger left, BigInteger right)
    {
        var quotient = (double)left / (double)right;
        return double.IsFinite(quotient) ? quotient : throw Failures.OverLimit("too large a number");
    }

    private static object Power(BigInteger number, BigInteger exponent, Budget budget)
    {
        if (BigInteger.Abs(number) > Budget.MaximumPower || BigInteger.Abs(exponent) > Budget.MaximumPower)
            throw Failures.OverLimit($"a power of numbers over {Budget.MaximumPower}");
        if (exponent.Sign < 0)
            return number.IsZero ? throw Failures.DivisionByZero() : Math.Pow((double)number, (double)exponent);
        budget.Number(number.GetBitLength() * (double)exponent);
        return BigInteger.Pow(number, (int)exponent);
    }
}
