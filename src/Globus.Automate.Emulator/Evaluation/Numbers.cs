using System.Globalization;
using System.Numerics;

namespace Globus.Automate.Emulator.Evaluation;

/// <summary>What counts as a number, and reading one.</summary>
internal static class Numbers
{
    /// <summary>The number in JSON or Python text: whole, or with a fraction or exponent.</summary>
    public static object Parse(string text) => TryParse(text, out var number) ? number : throw Failures.NotANumber(text);

    public static bool TryParse(string text, out object number)
    {
        if (BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            number = whole;
            return true;
        }

        var isReal = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real);
        number = real;
        return isReal;
    }

    /// <summary>A whole number; True and False are 1 and 0.</summary>
    public static bool TryInteger(object? value, out BigInteger number)
    {
        number = value is bool truth ? (truth ? BigInteger.One : BigInteger.Zero) : value as BigInteger? ?? BigInteger.Zero;
        return value is bool or BigInteger;
    }

    /// <summary>A number as a float.</summary>
    public static bool TryReal(object? value, out double number)
    {
        number = value is double real ? real : TryInteger(value, out var whole) ? (double)whole : 0;
        return value is double or bool or BigInteger;
    }

    /// <summary>A whole number that fits into an index or a count.</summary>
    public static int Index(object? value)
    {
        if (!TryInteger(value, out var number))
            throw Failures.NotAnInteger(value);
        return (int)BigInteger.Max(int.MinValue / 2, BigInteger.Min(int.MaxValue / 2, number));
    }
}
