using System.Globalization;
using System.Text;

namespace Globus.Automate.Json;

/// <summary>
/// Reads the Python representation of dictionaries and lists, which some services send as text instead of JSON. A value
/// that has no literal, such as <c>datetime.datetime(2026, 1, 1)</c>, is read as its text.
/// </summary>
internal sealed class PythonLiteral
{
    private const int MaximumDepth = 64;

    private static readonly Dictionary<string, object?> Words = new(StringComparer.Ordinal)
    {
        ["None"] = null,
        ["null"] = null,
        ["True"] = true,
        ["true"] = true,
        ["False"] = false,
        ["false"] = false,
    };

    private static readonly Dictionary<char, char> Escapes = new()
    {
        ['n'] = '\n',
        ['r'] = '\r',
        ['t'] = '\t',
        ['0'] = '\0',
    };

    private readonly string _text;
    private int _place;
    private int _depth;

    private PythonLiteral(string text) => _text = text;

    /// <summary>Reads a dictionary, a list, a tuple, a set or a string; null if the text is not only that.</summary>
    /// <param name="text">The text.</param>
    /// <returns>A <see cref="JsonMap"/>, a <see cref="JsonList"/>, a string, or null.</returns>
    public static object? TryRead(string text)
    {
        var reader = new PythonLiteral(text);
        try
        {
            var value = reader.ReadValue();
            reader.SkipSpace();
            return reader._place == text.Length && value is JsonMap or JsonList or string ? value : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private char Current => _place < _text.Length ? _text[_place] : '\0';

    private object? ReadValue()
    {
        SkipSpace();
        return Current is '{' ? Nested(ReadBraces)
            : Current is '[' ? Nested(() => ReadItems(']'))
            : Current is '(' ? Nested(() => ReadItems(')'))
            : StartsString() ? ReadString()
            : ReadWord();
    }

    private object Nested(Func<object> read)
    {
        if (++_depth > MaximumDepth)
        {
            throw new FormatException("The text is nested too deeply.");
        }

        _place++;
        var value = read();
        _depth--;
        return value;
    }

    private object ReadBraces()
    {
        var (map, set) = (new JsonMap(), new JsonList());
        while (!Skip('}'))
        {
            var key = ReadValue();
            if (Skip(':'))
            {
                map[Convert.ToString(key, CultureInfo.InvariantCulture) ?? "None"] = ReadValue();
            }
            else
            {
                set.Add(key);
            }

            SkipComma('}');
        }

        return set.Count > 0 ? set : map;
    }

    private JsonList ReadItems(char end)
    {
        var list = new JsonList();
        while (!Skip(end))
        {
            list.Add(ReadValue());
            SkipComma(end);
        }

        return list;
    }

    private bool StartsString()
    {
        var isPrefixed = Current is 'b' or 'r' or 'u' && _place + 1 < _text.Length && _text[_place + 1] is '\'' or '"';
        return isPrefixed || Current is '\'' or '"';
    }

    private string ReadString()
    {
        _place += Current is '\'' or '"' ? 0 : 1;
        var quote = _text[_place++];
        var text = new StringBuilder();
        while (Current != quote)
        {
            Require(_place < _text.Length);
            if (Current == '\\')
            {
                _place++;
                text.Append(ReadEscape());
            }
            else
            {
                text.Append(_text[_place++]);
            }
        }

        _place++;
        return text.ToString();
    }

    private string ReadEscape()
    {
        var kind = Current;
        _place++;
        var digits = kind switch
        {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        if (digits == 0)
        {
            return (Escapes.TryGetValue(kind, out var character) ? character : kind).ToString();
        }

        Require(_place + digits <= _text.Length);
        var hex = _text.Substring(_place, digits);
        Require(int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code));
        Require(code is >= 0 and <= 0x10FFFF);
        _place += digits;
        return code is > 0xFFFF ? char.ConvertFromUtf32(code) : ((char)code).ToString();
    }

    // The parentheses of a call may contain delimiters.
    private object? ReadWord()
    {
        var start = _place;
        var open = 0;
        while (_place < _text.Length && (open > 0 || Current is not (',' or ':' or '}' or ']' or ')')))
        {
            open += Current switch
            {
                '(' or '[' or '{' or '<' => 1,
                ')' or ']' or '}' or '>' => -1,
                _ => 0,
            };
            _place++;
        }

        var word = _text.Substring(start, _place - start).Trim();
        Require(word.Length > 0);
        return Words.TryGetValue(word, out var known) ? known
            : long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
                ? integer
            : double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
            : word;
    }

    private bool Skip(char expected)
    {
        SkipSpace();
        Require(_place < _text.Length);
        if (Current != expected)
        {
            return false;
        }

        _place++;
        return true;
    }

    private void SkipComma(char end)
    {
        if (!Skip(','))
        {
            Require(Current == end);
        }
    }

    private void SkipSpace()
    {
        while (char.IsWhiteSpace(Current))
        {
            _place++;
        }
    }

    private static void Require(bool isAsExpected)
    {
        if (!isAsExpected)
        {
            throw new FormatException("The text is not a Python literal.");
        }
    }
}
