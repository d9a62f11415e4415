using System.Globalization;
using System.Text;

namespace Globus.Automate.Language;

/// <summary>
/// Formats values as Python's <c>repr</c> does; the service's messages and <c>str()</c> use this format.
/// </summary>
public static class PythonText
{
    private static readonly Dictionary<char, string> Escapes = new()
    {
        ['\\'] = "\\\\",
        ['\n'] = "\\n",
        ['\r'] = "\\r",
        ['\t'] = "\\t",
    };

    /// <summary>
    /// A string in single quotes, or in double quotes if it contains single quotes and no double quotes.
    /// </summary>
    public static string Quote(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var quote = text.Contains('\'') && !text.Contains('"') ? '"' : '\'';
        var quoted = new StringBuilder(text.Length + 2).Append(quote);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogatePair(text, i))
            {
                AppendEscaped(quoted, text[i], quote);
            }
            else if (IsPrintable(CharUnicodeInfo.GetUnicodeCategory(text, i)))
            {
                quoted.Append(text[i]).Append(text[++i]);
            }
            else
            {
                quoted.Append($"\\U{char.ConvertToUtf32(text, i++):x8}");
            }
        }

        return quoted.Append(quote).ToString();
    }

    /// <summary>The shortest text that parses to the same number: <c>1.0</c>, <c>0.1</c>, <c>1e+16</c>.</summary>
    public static string Number(double value)
    {
        if (double.IsNaN(value))
        {
            return "nan";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "inf" : "-inf";
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var (sign, digits, exponent) = Dissect(text);
        if (IsNegativeZero(value))
        {
            sign = "-";
        }

        return sign + (exponent is < -4 or >= 16 ? Scientific(digits, exponent) : Positional(digits, exponent));
    }

    private static void AppendEscaped(StringBuilder quoted, char character, char quote)
    {
        if (Escapes.TryGetValue(character, out var escape))
        {
            quoted.Append(escape);
        }
        else if (character == quote)
        {
            quoted.Append('\\').Append(character);
        }
        else if (character != ' ' && !IsPrintable(CharUnicodeInfo.GetUnicodeCategory(character)))
        {
            quoted.Append(character < 0x100 ? $"\\x{(int)character:x2}" : $"\\u{(int)character:x4}");
        }
        else
        {
            quoted.Append(character);
        }
    }

    /// <summary>
    /// Whether Python writes characters of the category as they are; a space is the only separator that it does not
    /// escape (https://docs.python.org/3/library/stdtypes.html#str.isprintable).
    /// </summary>
    private static bool IsPrintable(UnicodeCategory category) =>
        category
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.SpaceSeparator
            );

    /// <summary>
    /// The significant digits without leading or trailing zeros, and the power of ten of the first one.
    /// </summary>
    private static (string Sign, string Digits, int Exponent) Dissect(string text)
    {
        var sign = text[0] == '-' ? "-" : "";
        var parts = text.Substring(sign.Length).Split('E');
        var written = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var point = parts[0].IndexOf('.');
        var digits = parts[0].Replace(".", "");
        var exponent = (point < 0 ? digits.Length : point) - 1 + written;
        var significant = digits.TrimStart('0');
        exponent -= digits.Length - significant.Length;
        significant = significant.TrimEnd('0');
        return significant.Length == 0 ? (sign, "0", 0) : (sign, significant, exponent);
    }

    private static string Scientific(string digits, int exponent)
    {
        var fraction = digits.Substring(1);
        var point = fraction.Length > 0 ? "." : "";
        return $"{digits[0]}{point}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
    }

    private static string Positional(string digits, int exponent)
    {
        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + digits;
        }

        if (digits.Length <= exponent + 1)
        {
            return digits.PadRight(exponent + 1, '0') + ".0";
        }

        return digits.Insert(exponent + 1, ".");
    }

    private static bool IsNegativeZero(double value) => value == 0 && double.IsNegativeInfinity(1 / value);
}
