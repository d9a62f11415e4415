using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Globus.Automate.Language.Schema;

/// <summary>
/// A JSON number without rounding: digits times a power of ten, the digits not ending in 0. Beyond 2,000 digits it is
/// cut, so that no number is expensive.
/// </summary>
internal readonly struct ExactNumber : IComparable<ExactNumber>
{
    private const int MaximumDigits = 2000;
    private const int MaximumExponent = 1_000_000_000;

    private readonly BigInteger digits;
    private readonly int length;
    private readonly int exponent;

    private ExactNumber(string digits, int exponent)
    {
        this.digits = BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        this.exponent = this.digits.IsZero ? 0 : exponent;
        length = digits.TrimStart('-').Length;
    }

    public bool IsInteger => exponent >= 0;

    public static ExactNumber Parse(JsonElement number)
    {
        var text = number.GetRawText();
        var sign = text[0] == '-' ? "-" : "";
        var parts = text.Substring(sign.Length).Split('e', 'E');
        var point = parts[0].IndexOf('.');
        var written = parts[0].Replace(".", "");
        var exponent = ParseExponent(parts) - (point < 0 ? 0 : written.Length - point);
        var significant = written.TrimStart('0');
        if (significant.Length > MaximumDigits)
        {
            exponent += significant.Length - MaximumDigits;
            significant = significant.Substring(0, MaximumDigits);
        }

        var shortened = significant.TrimEnd('0');
        return new ExactNumber(shortened.Length == 0 ? "0" : sign + shortened, exponent + significant.Length - shortened.Length);
    }

    public int CompareTo(ExactNumber other)
    {
        if (digits.Sign != other.digits.Sign || digits.IsZero)
            return digits.Sign.CompareTo(other.digits.Sign);

        var magnitude = (length + exponent).CompareTo(other.length + other.exponent);
        if (magnitude != 0)
            return magnitude * digits.Sign;

        var smallest = Math.Min(exponent, other.exponent);
        return Scale(exponent - smallest).CompareTo(other.Scale(other.exponent - smallest));
    }

    /// <summary>Whether dividing leaves no remainder. The divisor is positive.</summary>
    public bool IsMultipleOf(ExactNumber divisor)
    {
        if (digits.IsZero)
            return true;

        // The digits do not end in 0, so a divisor with more powers of ten cannot fit.
        return exponent >= divisor.exponent
            ? (digits * BigInteger.ModPow(10, exponent - divisor.exponent, divisor.digits) % divisor.digits).IsZero
            : divisor.exponent - exponent <= length && (digits % divisor.Scale(divisor.exponent - exponent)).IsZero;
    }

    public override string ToString() => $"{digits.ToString(CultureInfo.InvariantCulture)}e{exponent.ToString(CultureInfo.InvariantCulture)}";

    private BigInteger Scale(int powers) => digits * BigInteger.Pow(10, powers);

    private static int ParseExponent(string[] parts)
    {
        if (parts.Length == 1)
            return 0;
        if (int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent) && Math.Abs((long)exponent) < MaximumExponent)
            return exponent;
        return parts[1][0] == '-' ? -MaximumExponent : MaximumExponent;
    }
}
