using System.Globalization;
using System.Text;

namespace Globus.Automate.Language.Paths;

/// <summary>Parses a path from left to right.</summary>
internal sealed class JsonPathParser(string text)
{
    private int _position;

    private char Current => _position < text.Length ? text[_position] : '\0';

    public IReadOnlyList<PathSegment> Parse()
    {
        if (!Take('$'))
        {
            throw CreateError("A path must start with '$.'");
        }

        var segments = new List<PathSegment>();
        while (_position < text.Length)
        {
            segments.Add(ParseSegment());
        }

        return segments;
    }

    private PathSegment ParseSegment()
    {
        if (Take('.'))
        {
            return ParseDotted();
        }

        return Take('[')
            ? ParseBracket()
            : throw CreateError($"'{Current}' is not valid in an unquoted name; quote the name: ['…']");
    }

    private NameSegment ParseDotted()
    {
        var start = _position;
        while (_position < text.Length && PathCharacters.IsPlain(Current))
        {
            _position++;
        }

        return _position > start
            ? new NameSegment(text.Substring(start, _position - start))
            : throw Current switch
            {
                '*' => CreateError("Wildcards are not supported in a path"),
                '.' => CreateError("Recursive descent ('..') is not supported in a path"),
                _ => CreateError("A name is missing after '.'"),
            };
    }

    private PathSegment ParseBracket()
    {
        PathSegment segment = Current switch
        {
            '\'' or '"' => new NameSegment(ParseQuoted()),
            '*' => throw CreateError("Wildcards are not supported in a path"),
            '?' or '(' => throw CreateError("Filters are not supported in a path"),
            _ => ParsePosition(),
        };
        return Take(']') ? segment : throw CreateError("']' is missing in the path");
    }

    private string ParseQuoted()
    {
        var start = _position;
        var quote = text[_position++];
        var name = new StringBuilder();
        while (_position < text.Length)
        {
            if (Take(quote))
            {
                return name.ToString();
            }

            if (Take('\\') && _position == text.Length)
            {
                break;
            }

            name.Append(text[_position++]);
        }

        _position = start;
        throw CreateError("The quoted name is not closed");
    }

    private PathSegment ParsePosition()
    {
        var first = ParseInteger();
        if (!Take(':'))
        {
            return new IndexSegment(
                first ?? throw CreateError("An index or a quoted name is missing between '[' and ']'")
            );
        }

        var end = ParseInteger();
        var stepStart = _position + 1;
        var step = Take(':') ? ParseInteger() : null;
        if (step != 0)
        {
            return new SliceSegment(first, end, step);
        }

        _position = stepStart;
        throw CreateError("The step of a slice cannot be 0");
    }

    private int? ParseInteger()
    {
        var start = _position;
        Take('-');
        while (Current is >= '0' and <= '9')
        {
            _position++;
        }

        if (_position == start)
        {
            return null;
        }

        var digits = text.Substring(start, _position - start);
        if (int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        _position = start;
        throw CreateError("The index is not a whole number or is out of range");
    }

    private bool Take(char character)
    {
        if (_position >= text.Length || text[_position] != character)
        {
            return false;
        }

        _position++;
        return true;
    }

    private JsonPathSyntaxException CreateError(string reason) => new(reason, _position);
}
