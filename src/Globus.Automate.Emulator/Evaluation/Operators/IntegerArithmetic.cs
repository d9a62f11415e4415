using System.Numerics;
using Globus.Automate.Emulator.Evaluation.Values;
using Globus.Automate.Language.Expressions;

namespace Globus.Automate.Emulator.Evaluation.Operators;

/// <summary>The operators for whole numbers of any size.</summary>
internal static class IntegerArithmetic
{
    public static object Apply(BinaryOperator operation, BigInteger left, BigInteger right, Budget budget)
    {
        switch (operation)
        {
            case BinaryOperator.Add:
                return ChargeSize(left + right, budget);
            case BinaryOperator.Subtract:
                return ChargeSize(left - right, budget);
            case BinaryOperator.Multiply:
                budget.Multiply(left.GetBitLength(), right.GetBitLength());
                budget.Number((double)left.GetBitLength() + right.GetBitLength());
                return left * right;
            case BinaryOperator.Power:
                return Power(left, right, budget);
            default:
                budget.Multiply(left.GetBitLength(), right.GetBitLength());
                return Divide(operation, left, right);
        }
    }

    private static object Divide(BinaryOperator operation, BigInteger left, BigInteger right)
    {
        if (right.IsZero)
        {
            throw EvaluationErrors.DivisionByZero();
        }

        if (operation == BinaryOperator.Divide)
        {
            return Numbers.Quotient(left, right);
        }

        var quotient = BigInteger.DivRem(left, right, out var remainder);
        var isBelow = !remainder.IsZero && remainder.Sign != right.Sign;
        if (operation == BinaryOperator.FloorDivide)
        {
            return isBelow ? quotient - 1 : quotient;
        }

        return isBelow ? remainder + right : remainder;
    }

    private static object Power(BigInteger number, BigInteger exponent, Budget budget)
    {
        if (BigInteger.Abs(number) > Budget.MaximumPower || BigInteger.Abs(exponent) > Budget.MaximumPower)
        {
            throw EvaluationException.OverLimit($"a power of a number above {Budget.MaximumPower}");
        }

        if (exponent.Sign < 0)
        {
            return number.IsZero ? throw EvaluationErrors.DivisionByZero() : Math.Pow((double)number, (double)exponent);
        }

        if (BigInteger.Abs(number) <= BigInteger.One)
        {
            return exponent.IsZero ? BigInteger.One
                : number.Sign < 0 && exponent.IsEven ? BigInteger.One
                : number;
        }

        var bits = Math.Ceiling(BigInteger.Log(BigInteger.Abs(number), 2) * (int)exponent);
        budget.Number(bits);
        budget.Multiply((long)bits, (long)bits);
        return BigInteger.Pow(number, (int)exponent);
    }

    private static BigInteger ChargeSize(BigInteger number, Budget budget)
    {
        budget.Number(number.GetBitLength());
        return number;
    }
}
