using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Globus.Automate.Language.Expressions;

/// <summary>Reads numbers as Python writes them: <c>1_000</c>, <c>0xFF</c>, <c>.5</c>, <c>1e-3</c>.</summary>
internal static class NumberLiteral
{
    private const int MostSmallDigits = 18;

    private const string Digits = "[0-9](?:_?[0-9])*";

    private static readonly Regex Radix = new(
        @"\G0(?:[xX](?:_?[0-9a-fA-F])+|[oO](?:_?[0-7])+|[bB](?:_?[01])+)",
        RegexOptions.CultureInvariant
    );

    private static readonly Regex Float = new(
        $@"\G(?:(?:{Digits}\.(?:{Digits})?|\.{Digits})(?:[eE][+-]?{Digits})?|{Digits}[eE][+-]?{Digits})",
        RegexOptions.CultureInvariant
    );

    private static readonly Regex Integer = new(@"\G(?:0(?:_?0)*|[1-9](?:_?[0-9])*)", RegexOptions.CultureInvariant);

    public static bool StartsAt(string text, int position) =>
        IsDigit(text, position) || (text[position] == '.' && IsDigit(text, position + 1));

    /// <returns>A <see cref="BigInteger"/> or a <see cref="double"/>.</returns>
    public static object Read(string text, ref int position)
    {
        var start = position;
        if (TryTakeSmall(text, ref position) is { } small)
        {
            return small;
        }

        if (TryTake(Radix, text, ref position) is { } radix)
        {
            return ToRadixInteger(radix, start);
        }

        if (TryTake(Float, text, ref position) is { } number)
        {
            return ToFloat(number, start);
        }

        if (TryTake(Integer, text, ref position) is { } digits)
        {
            return ToInteger(digits, start);
        }

        throw ExpressionErrors.InvalidNumber(start);
    }

    // Most numbers have few digits and nothing else.
    private static BigInteger? TryTakeSmall(string text, ref int position)
    {
        var (end, value) = (position, 0L);
        while (end - position < MostSmallDigits && IsDigit(text, end))
        {
            value = (value * 10) + (text[end++] - '0');
        }

        var isWhole = end > position && (text[position] != '0' || end == position + 1);
        if (!isWhole || (end < text.Length && (text[end] == '.' || SyntaxFacts.IsNamePart(text[end]))))
        {
            return null;
        }

        position = end;
        return new BigInteger(value);
    }

    private static string? TryTake(Regex pattern, string text, ref int position)
    {
        var match = pattern.Match(text, position);
        if (!match.Success)
        {
            return null;
        }

        var end = position + match.Length;
        if (end < text.Length && SyntaxFacts.IsNamePart(text[end]))
        {
            throw ExpressionErrors.InvalidNumber(position);
        }

        position = end;
        return match.Value.Replace("_", "");
    }

    private static BigInteger ToInteger(string digits, int start) =>
        digits.Length <= ExpressionLimits.MaximumDigits
            ? BigInteger.Parse(digits, CultureInfo.InvariantCulture)
            : throw ExpressionErrors.NumberTooLarge(start);

    private static double ToFloat(string digits, int start) =>
        double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && !double.IsInfinity(value)
            ? value
            : throw ExpressionErrors.NumberTooLarge(start);

    private static BigInteger ToRadixInteger(string digits, int start)
    {
        if (digits.Length > ExpressionLimits.MaximumDigits)
        {
            throw ExpressionErrors.NumberTooLarge(start);
        }

        var radix = char.ToLowerInvariant(digits[1]) switch
        {
            'x' => 16,
            'o' => 8,
            _ => 2,
        };
        return digits.Skip(2).Aggregate(BigInteger.Zero, (value, digit) => (value * radix) + Uri.FromHex(digit));
    }

    private static bool IsDigit(string text, int position) =>
        position < text.Length && text[position] is >= '0' and <= '9';
}
