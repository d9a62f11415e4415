using System.Globalization;
using System.Numerics;
using Globus.Automate.Emulator.Evaluation.Values;

namespace Globus.Automate.Emulator.Evaluation.Operators;

/// <summary>The conversions d, i, u, o, x and X of a percent format.</summary>
internal static class IntegerConversion
{
    /// <summary>The sign and prefix of the number, and its digits.</summary>
    public static (string Prefix, string Digits) Convert(ConversionSpecifier specifier, object? value, Budget budget)
    {
        var number = Whole(specifier.Type, value);
        var digits = Digits(specifier.Type, BigInteger.Abs(number), budget);
        var prefix = specifier.IsAlternate
            ? specifier.Type switch
            {
                'o' => "0o",
                'x' => "0x",
                'X' => "0X",
                _ => "",
            }
            : "";
        return (
            Sign(specifier, number.Sign < 0) + prefix,
            digits.Length < specifier.Precision ? digits.PadLeft(specifier.Precision.Value, '0') : digits
        );
    }

    /// <summary>The sign of a number with the flags of the specifier.</summary>
    public static string Sign(ConversionSpecifier specifier, bool isNegative) =>
        isNegative ? "-"
        : specifier.HasSign ? "+"
        : specifier.HasBlank ? " "
        : "";

    /// <summary>Decimal conversions cut the fraction of a float; the others require a whole number.</summary>
    private static BigInteger Whole(char type, object? value)
    {
        if (Numbers.TryInteger(value, out var number))
        {
            return number;
        }

        if (type is 'o' or 'x' or 'X')
        {
            throw EvaluationErrors.Runtime($"%{type} format: an integer is required, not {PyValues.TypeName(value)}");
        }

        return value switch
        {
            double real when double.IsNaN(real) => throw EvaluationErrors.Runtime(
                "cannot convert float NaN to integer"
            ),
            double real when double.IsInfinity(real) => throw EvaluationErrors.Runtime(
                "cannot convert float infinity to integer"
            ),
            double real => new BigInteger(real),
            _ => throw EvaluationErrors.Runtime(
                $"%{type} format: a real number is required, not {PyValues.TypeName(value)}"
            ),
        };
    }

    private static string Digits(char type, BigInteger number, Budget budget)
    {
        budget.Scan(number.GetBitLength());
        return type switch
        {
            'x' => Hexadecimal(number),
            'X' => Hexadecimal(number).ToUpperInvariant(),
            'o' => Octal(number),
            _ => Numbers.ToText(number),
        };
    }

    private static string Hexadecimal(BigInteger number) =>
        number.IsZero ? "0" : number.ToString("x", CultureInfo.InvariantCulture).TrimStart('0');

    /// <summary>Three binary digits are one octal digit.</summary>
    private static string Octal(BigInteger number)
    {
        var binary = number.ToString("b", CultureInfo.InvariantCulture);
        binary = binary.PadLeft((binary.Length + 2) / 3 * 3, '0');
        var digits = string.Create(binary.Length / 3, binary, static (octal, bits) =>
        {
            for (var i = 0; i < octal.Length; i++)
            {
                var three = bits.AsSpan(i * 3, 3);
                octal[i] = (char)('0' + ((three[0] - '0') * 4) + ((three[1] - '0') * 2) + three[2] - '0');
            }
        });
        return number.IsZero ? "0" : digits.TrimStart('0');
    }
}
