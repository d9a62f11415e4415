using System.Globalization;
using System.Numerics;
using Globus.Automate.Emulator.Evaluation.Values;

namespace Globus.Automate.Emulator.Evaluation.Operators;

/// <summary>
/// The conversions e, E, f, F, g and G of a percent format. The exact value of the float is rounded once, and a tie
/// goes to the even digit, as in Python. The number formats of .NET round ties away from zero.
/// </summary>
internal static class RealConversion
{
    private const int DefaultPrecision = 6;

    /// <summary>No float has more decimal digits; all further digits are zeros.</summary>
    private const int MostDigits = 1100;

    /// <summary>The sign of the number, and its text without the sign.</summary>
    public static (string Prefix, string Digits) Convert(ConversionSpecifier specifier, object? value, Budget budget)
    {
        budget.Scan(MostDigits);
        if (!Numbers.TryReal(value, out var number))
        {
            throw EvaluationErrors.Runtime($"must be real number, not {PyValues.TypeName(value)}");
        }

        var size = Math.Abs(number);
        var precision = specifier.Precision ?? DefaultPrecision;
        var text =
            double.IsNaN(size) ? "nan"
            : double.IsInfinity(size) ? "inf"
            : char.ToLowerInvariant(specifier.Type) switch
            {
                'f' => Fixed(size, precision, specifier.IsAlternate),
                'e' => Scientific(size, precision, specifier.IsAlternate),
                _ => General(size, Math.Max(1, precision), specifier.IsAlternate),
            };
        var isNegative = double.IsNegative(number) && !double.IsNaN(number);
        return (
            IntegerConversion.Sign(specifier, isNegative),
            char.IsUpper(specifier.Type) ? text.ToUpperInvariant() : text
        );
    }

    private static string Fixed(double size, int precision, bool hasPoint)
    {
        var computed = Math.Min(precision, MostDigits);
        var digits = Scaled(size, computed).ToString(CultureInfo.InvariantCulture).PadLeft(computed + 1, '0');
        var fraction = digits[^computed..].PadRight(precision, '0');
        return digits[..^computed] + (precision > 0 || hasPoint ? "." : "") + fraction;
    }

    private static string Scientific(double size, int precision, bool hasPoint)
    {
        var (digits, exponent) = Significant(size, precision);
        var sign = exponent < 0 ? '-' : '+';
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{digits[0]}{(precision > 0 || hasPoint ? "." : "")}{digits[1..]}e{sign}{Math.Abs(exponent):00}"
        );
    }

    /// <summary>The shorter of both notations; trailing zeros are kept in the alternate form only.</summary>
    private static string General(double size, int precision, bool isAlternate)
    {
        var (_, exponent) = Significant(size, precision - 1);
        var isScientific = exponent < -4 || exponent >= precision;
        var text = isScientific
            ? Scientific(size, precision - 1, isAlternate)
            : Fixed(size, precision - 1 - exponent, isAlternate);
        if (isAlternate || !text.Contains('.', StringComparison.Ordinal))
        {
            return text;
        }

        var end = isScientific ? text.IndexOf('e', StringComparison.Ordinal) : text.Length;
        return text[..end].TrimEnd('0').TrimEnd('.') + text[end..];
    }

    /// <summary>The first digit and the digits after it, and the power of ten of the first digit.</summary>
    private static (string Digits, int Exponent) Significant(double size, int precision)
    {
        if (size == 0)
        {
            return (new string('0', precision + 1), 0);
        }

        var computed = Math.Min(precision, MostDigits);
        var exponent = (int)Math.Floor(Math.Log10(size));
        var digits = Rounded(size, computed, exponent);
        if (digits.Length != computed + 1)
        {
            // The logarithm is not exact, and rounding can add a digit.
            exponent += digits.Length > computed + 1 ? 1 : -1;
            digits = Rounded(size, computed, exponent);
        }

        return (digits.PadRight(precision + 1, '0'), exponent);
    }

    private static string Rounded(double size, int precision, int exponent) =>
        Scaled(size, precision - exponent).ToString(CultureInfo.InvariantCulture);

    /// <summary>The number times a power of ten, rounded to a whole number.</summary>
    private static BigInteger Scaled(double size, int power)
    {
        var bits = BitConverter.DoubleToInt64Bits(size);
        var field = (int)(bits >> 52) & 0x7FF;
        var fraction = bits & 0xFFFFFFFFFFFFF;
        var (mantissa, exponent) = field == 0 ? (fraction, -1074) : (fraction | (1L << 52), field - 1075);
        var numerator = mantissa * BigInteger.Pow(10, Math.Max(0, power)) << Math.Max(0, exponent);
        var denominator = BigInteger.Pow(10, Math.Max(0, -power)) << Math.Max(0, -exponent);
        var quotient = BigInteger.DivRem(numerator, denominator, out var remainder);
        var order = (remainder * 2).CompareTo(denominator);
        return order > 0 || (order == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }
}
