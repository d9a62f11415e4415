using Globus.Automate.Language.Expressions;

namespace Globus.Automate.Emulator.Evaluation;

/// <summary>The operators between floats.</summary>
internal static class RealArithmetic
{
    public static double Apply(BinaryOperator operation, double left, double right) => operation switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => left * right,
        BinaryOperator.Divide => left / NotZero(right),
        BinaryOperator.FloorDivide => Math.Floor(left / NotZero(right)),
        BinaryOperator.Modulo => left - (right * Math.Floor(left / NotZero(right))),
        _ => Power(left, right),
    };

    private static double NotZero(double divisor) => divisor == 0 ? throw Failures.DivisionByZero() : divisor;

    private static double Power(double number, double exponent)
    {
        if (Math.Abs(number) > Budget.MaximumPower || Math.Abs(exponent) > Budget.MaximumPower)
            throw Failures.OverLimit($"a power of numbers over {Budget.MaximumPower}");
        if (number == 0 && exponent < 0)
            throw Failures.DivisionByZero();
        var power = Math.Pow(number, exponent);
        return double.IsFinite(power) ? power : throw Failures.OverLimit("too large a number");
    }
}
