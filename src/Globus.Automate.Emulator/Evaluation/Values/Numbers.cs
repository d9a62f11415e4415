using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Globus.Automate.Emulator.Evaluation.Values;

/// <summary>Parses, formats and compares numbers exactly.</summary>
internal static partial class Numbers
{
    // Enough for the 53 bits of a float and their rounding, within the range of a long.
    private const int QuotientBits = 61;

    /// <summary>A number in JSON text: whole, or with a fraction or exponent.</summary>
    public static object FromJson(string text) =>
        text.AsSpan().ContainsAny('.', 'e', 'E') ? double.Parse(text, CultureInfo.InvariantCulture) : Integer(text);

    /// <summary>Parses the text as <c>int()</c> does.</summary>
    public static BigInteger ReadInteger(string text) =>
        IntegerText().IsMatch(text) ? Integer(Plain(text)) : throw EvaluationErrors.NotANumber(text);

    /// <summary>Parses the text as <c>float()</c> does.</summary>
    public static double ReadReal(string text) =>
        Plain(text).ToLowerInvariant() switch
        {
            "inf" or "+inf" or "infinity" or "+infinity" => double.PositiveInfinity,
            "-inf" or "-infinity" => double.NegativeInfinity,
            "nan" or "+nan" or "-nan" => double.NaN,
            var plain when RealText().IsMatch(text) => double.Parse(plain, CultureInfo.InvariantCulture),
            _ => throw EvaluationErrors.NotANumber(text),
        };

    public static string ToText(BigInteger number)
    {
        // A digit requires slightly more than 3.3 bits.
        if (number.GetBitLength() > Budget.MaximumDigits * 3.33)
        {
            throw EvaluationException.OverLimit($"a number of more than {Budget.MaximumDigits} digits as text");
        }

        return number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A whole number; True and False are 1 and 0.</summary>
    public static bool TryInteger(object? value, out BigInteger number)
    {
        number = value is bool truth
            ? (truth ? BigInteger.One : BigInteger.Zero)
            : value as BigInteger? ?? BigInteger.Zero;
        return value is bool or BigInteger;
    }

    /// <summary>A number as a float.</summary>
    /// <exception cref="EvaluationException">The number is beyond the largest float.</exception>
    public static bool TryReal(object? value, out double number)
    {
        number =
            value is double real ? real
            : TryInteger(value, out var whole) ? Quotient(whole, BigInteger.One)
            : 0;
        return value is double or bool or BigInteger;
    }

    /// <summary>
    /// Negative, zero or positive if left is less than, equal to or greater than right; null if one is not a number.
    /// </summary>
    public static int? Compare(object left, object right) =>
        (left, right) switch
        {
            (double one, double other) => double.IsNaN(one) || double.IsNaN(other) ? null : one.CompareTo(other),
            (double one, _) when TryInteger(right, out var other) => -Compare(other, one),
            (_, double other) when TryInteger(left, out var one) => Compare(one, other),
            _ => TryInteger(left, out var one) && TryInteger(right, out var other) ? one.CompareTo(other) : null,
        };

    /// <summary>A quotient that is rounded once, for numbers of any size.</summary>
    public static double Quotient(BigInteger left, BigInteger right)
    {
        if (left.IsZero)
        {
            return right.Sign < 0 ? -0.0 : 0.0;
        }

        var shift = QuotientBits - (int)(left.GetBitLength() - right.GetBitLength());
        var quotient =
            shift >= 0
                ? BigInteger.DivRem(left << shift, right, out var remainder)
                : BigInteger.DivRem(left, right << -shift, out remainder);
        var isInexact = !remainder.IsZero && quotient.IsEven;
        var rounded = Math.ScaleB((double)(long)(isInexact ? quotient + (left.Sign * right.Sign) : quotient), -shift);
        return double.IsFinite(rounded)
            ? rounded
            : throw EvaluationException.OverLimit("the number is too large for a float");
    }

    public static bool IsNumber(object? value) => value is bool or BigInteger or double;

    /// <summary>A whole number that fits into an index or a count.</summary>
    public static int Index(object? value)
    {
        if (!TryInteger(value, out var number))
        {
            throw EvaluationErrors.NotAnInteger(value);
        }

        return (int)BigInteger.Max(int.MinValue / 2, BigInteger.Min(int.MaxValue / 2, number));
    }

    private static int? Compare(BigInteger whole, double real)
    {
        if (double.IsNaN(real))
        {
            return null;
        }

        if (double.IsInfinity(real))
        {
            return real > 0 ? -1 : 1;
        }

        var floor = Math.Floor(real);
        var order = whole.CompareTo(new BigInteger(floor));
        return order == 0 && real > floor ? -1 : order;
    }

    private static BigInteger Integer(string digits) =>
        digits.Length <= Budget.MaximumDigits
            ? BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            : throw EvaluationException.OverLimit($"a number of more than {Budget.MaximumDigits} digits");

    private static string Plain(string text) => text.Trim().Replace("_", "", StringComparison.Ordinal);

    [GeneratedRegex(@"^\s*[+-]?[0-9](_?[0-9])*\s*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex IntegerText();

    [GeneratedRegex(
        @"^\s*[+-]?([0-9](_?[0-9])*\.?([0-9](_?[0-9])*)?|\.[0-9](_?[0-9])*)([eE][+-]?[0-9](_?[0-9])*)?\s*\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex RealText();
}
