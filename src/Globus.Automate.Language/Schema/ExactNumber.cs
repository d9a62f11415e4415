using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Globus.Automate.Language.Schema;

/// <summary>
/// A JSON number without rounding: digits times a power of ten, where the digits do not end in 0. Digits after the
/// first 2,000 are ignored, which limits the cost.
/// </summary>
internal readonly struct ExactNumber : IComparable<ExactNumber>
{
    private const int MaximumDigits = 2000;
    private const int MaximumExponent = 1_000_000_000;

    private readonly BigInteger _digits;
    private readonly int _length;
    private readonly int _exponent;

    private ExactNumber(string digits, int exponent)
    {
        this._digits = BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        this._exponent = this._digits.IsZero ? 0 : exponent;
        _length = digits.TrimStart('-').Length;
    }

    public bool IsInteger => _exponent >= 0;

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
        return new ExactNumber(
            shortened.Length == 0 ? "0" : sign + shortened,
            exponent + significant.Length - shortened.Length
        );
    }

    public int CompareTo(ExactNumber other)
    {
        if (_digits.Sign != other._digits.Sign || _digits.IsZero)
        {
            return _digits.Sign.CompareTo(other._digits.Sign);
        }

        var magnitude = (_length + _exponent).CompareTo(other._length + other._exponent);
        if (magnitude != 0)
        {
            return magnitude * _digits.Sign;
        }

        var smallest = Math.Min(_exponent, other._exponent);
        return Scale(_exponent - smallest).CompareTo(other.Scale(other._exponent - smallest));
    }

    /// <summary>Whether the number is a multiple of the divisor, which is positive.</summary>
    public bool IsMultipleOf(ExactNumber divisor)
    {
        if (_digits.IsZero)
        {
            return true;
        }

        // The digits do not end in 0, so a divisor with more powers of ten cannot match.
        return _exponent >= divisor._exponent
            ? (_digits * BigInteger.ModPow(10, _exponent - divisor._exponent, divisor._digits) % divisor._digits).IsZero
            : divisor._exponent - _exponent <= _length
                && (_digits % divisor.Scale(divisor._exponent - _exponent)).IsZero;
    }

    public override string ToString() =>
        $"{_digits.ToString(CultureInfo.InvariantCulture)}e{_exponent.ToString(CultureInfo.InvariantCulture)}";

    private BigInteger Scale(int powers) => _digits * BigInteger.Pow(10, powers);

    private static int ParseExponent(string[] parts)
    {
        if (parts.Length == 1)
        {
            return 0;
        }

        if (
            int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            && Math.Abs((long)exponent) < MaximumExponent
        )
        {
            return exponent;
        }

        return parts[1][0] == '-' ? -MaximumExponent : MaximumExponent;
    }
}
