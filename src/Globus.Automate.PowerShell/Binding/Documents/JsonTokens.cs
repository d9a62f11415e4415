using System.Globalization;
using System.Text.RegularExpressions;

namespace Globus.Automate.PowerShell.Binding.Documents;

/// <summary>The mistakes in strings, numbers and words of JSON.</summary>
internal static class JsonTokens
{
    private static readonly Regex Number = new(
        @"\G-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?",
        RegexOptions.CultureInvariant
    );

    /// <summary>Reads a token.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The offset of the token.</param>
    /// <param name="end">The offset after the token, if it has no mistake.</param>
    public delegate JsonMistake? Reader(string text, int start, out int end);

    /// <summary>Whether a character starts a number, or something that is meant as a number.</summary>
    public static bool IsNumber(char character) => character is (>= '0' and <= '9') or '-' or '+' or '.';

    /// <summary>Whether a character starts a word.</summary>
    public static bool IsWord(char character) => char.IsLetter(character) || character is '_' or '$';

    /// <summary>Reads a string in double quotation marks.</summary>
    public static JsonMistake? ReadString(string text, int start, out int end)
    {
        for (end = start + 1; end < text.Length; end++)
        {
            switch (text[end])
            {
                case '"':
                    end++;
                    return null;
                case '\n' or '\r':
                    return new(start, "The string that starts here is not closed in the same line.");
                case '\\' when end + 1 < text.Length:
                    if (FindEscapeMistake(text, end) is { } reason)
                    {
                        return new(end, reason);
                    }

                    end++;
                    break;
                case < ' ':
                    return new(end, DescribeControl(text[end]));
            }
        }

        return new(start, "The string that starts here is not closed.");
    }

    /// <summary>Reads a number.</summary>
    public static JsonMistake? ReadNumber(string text, int start, out int end)
    {
        var match = Number.Match(text, start);
        end = start + match.Length;
        if (match.Success && (end == text.Length || !(IsNumber(text[end]) || IsWord(text[end]))))
        {
            return null;
        }

        return text[start] switch
        {
            '+' => new(start, "A number cannot start with '+'."),
            '.' => new(start, "A number requires a digit before the decimal point."),
            '0' when end < text.Length && text[end] is >= '0' and <= '9' => new(
                start,
                "A number cannot start with 0. Write it as a string, or without the 0."
            ),
            _ when match.Success && text[end] == '.' && !match.Groups[2].Success => new(
                end,
                "A number requires a digit after the decimal point."
            ),
            _ => new(start, "The number is not valid. Other values than numbers require double quotation marks."),
        };
    }

    /// <summary>Reads true, false or null.</summary>
    public static JsonMistake? ReadWord(string text, int start, out int end)
    {
        for (end = start; end < text.Length && (IsWord(text[end]) || char.IsDigit(text[end])); end++) { }

        return text.Substring(start, end - start) switch
        {
            "true" or "false" or "null" => null,
            "True" => new(start, "Write true instead of True."),
            "False" => new(start, "Write false instead of False."),
            "None" => new(start, "Write null instead of None."),
            "$true" => new(start, "Write true instead of $true."),
            "$false" => new(start, "Write false instead of $false."),
            "$null" => new(start, "Write null instead of $null."),
            "NaN" or "Infinity" => new(start, "JSON has no such number. Write null or a string instead."),
            "undefined" => new(start, "Write null instead of undefined."),
            var word when word.ToLowerInvariant() is "true" or "false" or "null" => new(
                start,
                $"Write {word.ToLowerInvariant()} in lower case."
            ),
            _ => new(start, "A string requires double quotation marks. Only true, false and null have none."),
        };
    }

    /// <summary>Describes a quotation mark that JSON does not have; null for other characters.</summary>
    public static string? DescribeQuote(char character) =>
        character switch
        {
            '\'' => "A string requires double quotation marks instead of single quotation marks.",
            '`' => "A string requires double quotation marks instead of backticks.",
            '\u201C' or '\u201D' or '\u201E' or '\u2018' or '\u2019' or '\u00AB' or '\u00BB' =>
                "A string requires straight double quotation marks instead of typographic ones.",
            _ => null,
        };

    /// <summary>Describes a character that has no meaning.</summary>
    public static string DescribeCharacter(char character) =>
        character switch
        {
            '#' => "A comment starts with // instead of #.",
            '\uFEFF' => "There is a byte order mark in the text. Remove it.",
            _ when char.IsWhiteSpace(character) || char.IsControl(character) => string.Format(
                CultureInfo.InvariantCulture,
                "The character U+{0:X4} is not valid here. Use spaces.",
                (int)character
            ),
            _ when character is > ' ' and <= '~' => $"'{character}' is not valid here.",
            _ => string.Format(
                CultureInfo.InvariantCulture,
                "The character U+{0:X4} is not valid here.",
                (int)character
            ),
        };

    private static string? FindEscapeMistake(string text, int backslash)
    {
        var character = text[backslash + 1];
        if (character == 'u')
        {
            var digits = text.Skip(backslash + 2).Take(4).ToList();
            return digits.Count == 4 && digits.TrueForAll(Uri.IsHexDigit)
                ? null
                : "The escape sequence \\u requires four hexadecimal digits. Write a backslash as \\\\.";
        }

        return character is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't'
            ? null
            : "The backslash does not start a valid escape sequence. Write a backslash as \\\\.";
    }

    private static string DescribeControl(char character) =>
        character == '\t'
            ? "A tab in a string is written as \\t."
            : string.Format(
                CultureInfo.InvariantCulture,
                "The control character U+{0:X4} in a string is written as \\u{0:x4}.",
                (int)character
            );
}
