using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Globus.Automate.Yaml;

/// <summary>
/// Which plain scalars are not strings, by the YAML 1.2 core schema (https://yaml.org/spec/1.2.2/#1032-tag-resolution).
/// </summary>
internal static class CoreSchema
{
    // More digits than any number in range has, in the smallest base.
    private const int LongestDigits = 400;
    private const string OutOfRange = "1e999";

    private static readonly Regex Number = new(
        @"^(?<sign>[-+]?)(?:(?<whole>[0-9]+)(?<point>\.)?|\.(?=[0-9]))(?<fraction>(?<=\.)[0-9]*)?"
            + "(?<exponent>[eE][-+]?[0-9]+)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    );

    private static readonly Regex Integer = new(
        "^([-+]?[0-9]+|0x[0-9a-fA-F]+|0o[0-7]+)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    );

    private static readonly Regex NotFinite = new(
        @"^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    );

    /// <summary>Whether the text is null.</summary>
    public static bool IsNull(string text) => text is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>Whether the text is a Boolean, and which.</summary>
    public static bool TryReadBoolean(string text, out bool value)
    {
        value = text is "true" or "True" or "TRUE";
        return value || text is "false" or "False" or "FALSE";
    }

    /// <summary>Whether the text is an integer.</summary>
    public static bool IsInteger(string text) => Integer.IsMatch(text);

    /// <summary>Whether the text is infinity or not-a-number, which JSON lacks.</summary>
    public static bool IsNotFinite(string text) => StartsLikeNumber(text) && NotFinite.IsMatch(text);

    /// <summary>Whether a JSON number is one that readers can hold.</summary>
    public static bool IsInRange(string json) =>
        double.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && !double.IsInfinity(value);

    /// <summary>The text as a JSON number, with all of its digits; null where it is not a number.</summary>
    public static string? AsJsonNumber(string text)
    {
        if (text.StartsWith("0x", StringComparison.Ordinal) || text.StartsWith("0o", StringComparison.Ordinal))
        {
            return IsInteger(text) ? FromDigits(text.Substring(2), text[1] == 'x' ? 16 : 8) : null;
        }

        if (!StartsLikeNumber(text) || Number.Match(text) is not { Success: true } match)
        {
            return null;
        }

        var sign = match.Groups["sign"].Value == "-" ? "-" : "";
        var whole = match.Groups["whole"].Value.TrimStart('0') is { Length: > 0 } significant ? significant : "0";
        var fraction =
            match.Groups["fraction"] is { Length: > 0 } digits ? "." + digits.Value
            : match.Groups["point"].Success ? ".0"
            : "";
        return sign + whole + fraction + match.Groups["exponent"].Value;
    }

    // Most scalars are words, for which no pattern has to be tried.
    private static bool StartsLikeNumber(string text) =>
        text.Length > 0 && text[0] is (>= '0' and <= '9') or '+' or '-' or '.';

    private static string FromDigits(string digits, int radix)
    {
        var significant = digits.TrimStart('0');
        return significant.Length > LongestDigits
            ? OutOfRange
            : significant
                .Aggregate(BigInteger.Zero, (value, digit) => (value * radix) + Digit(digit))
                .ToString(CultureInfo.InvariantCulture);
    }

    private static int Digit(char digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
