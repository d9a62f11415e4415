using System.Text;

namespace Globus.Automate.Language.Expressions;

/// <summary>
/// Reads a quoted string and resolves its escapes as Python does: an unknown escape keeps its backslash.
/// </summary>
internal static class StringLiteral
{
    private static readonly Dictionary<char, string> SimpleEscapes = new()
    {
        ['\\'] = "\\",
        ['\''] = "'",
        ['"'] = "\"",
        ['a'] = "\a",
        ['b'] = "\b",
        ['f'] = "\f",
        ['n'] = "\n",
        ['r'] = "\r",
        ['t'] = "\t",
        ['v'] = "\v",
        ['\n'] = "",
    };

    private static readonly Dictionary<char, int> HexEscapes = new()
    {
        ['x'] = 2,
        ['u'] = 4,
        ['U'] = 8,
    };

    public static string Read(string text, ref int position)
    {
        var start = position;
        var quote = text[position++];
        var value = new StringBuilder();
        while (position < text.Length && text[position] is not ('\n' or '\r'))
        {
            var character = text[position++];
            if (character == quote)
            {
                return value.ToString();
            }

            if (character == '\\')
            {
                ReadEscape(text, ref position, value);
            }
            else
            {
                value.Append(character);
            }
        }

        throw ExpressionErrors.UnterminatedString(start);
    }

    private static void ReadEscape(string text, ref int position, StringBuilder value)
    {
        var start = position - 1;
        var kind = position < text.Length ? text[position] : throw ExpressionErrors.InvalidEscape(start);
        if (IsOctal(kind))
        {
            value.Append(ReadOctal(text, ref position));
            return;
        }

        position++;
        if (SimpleEscapes.TryGetValue(kind, out var replacement))
        {
            value.Append(replacement);
        }
        else if (HexEscapes.TryGetValue(kind, out var length))
        {
            value.Append(ReadHex(text, ref position, length, start));
        }
        else
        {
            value.Append(kind == 'N' ? throw ExpressionErrors.InvalidEscape(start) : "\\" + kind);
        }
    }

    private static char ReadOctal(string text, ref int position)
    {
        var value = 0;
        for (var digits = 0; digits < 3 && position < text.Length && IsOctal(text[position]); digits++)
        {
            value = (value * 8) + (text[position++] - '0');
        }

        return (char)value;
    }

    private static string ReadHex(string text, ref int position, int length, int start)
    {
        var value = 0L;
        for (var end = position + length; position < end; position++)
        {
            if (position >= text.Length || !Uri.IsHexDigit(text[position]))
            {
                throw ExpressionErrors.InvalidEscape(start);
            }

            value = (value * 16) + Uri.FromHex(text[position]);
        }

        if (value > 0x10FFFF)
        {
            throw ExpressionErrors.InvalidEscape(start);
        }

        return value < 0x10000 ? ((char)value).ToString() : char.ConvertFromUtf32((int)value);
    }

    private static bool IsOctal(char character) => character is >= '0' and <= '7';
}
