using System.Globalization;
using Globus.Automate.Definitions;

namespace Globus.Automate.PowerShell.Binding.Documents;

/// <summary>
/// Explains why a text is not JSON. It reads what the module accepts: JSON with comments and trailing commas.
/// </summary>
internal sealed class JsonMistakeFinder
{
    private readonly string _text;
    private readonly int _deepest;
    private readonly Stack<int> _open = new();
    private Expected _expected = Expected.Value;
    private int _position;

    private JsonMistakeFinder(string text, int deepest) => (_text, _deepest) = (text, deepest);

    private enum Expected
    {
        Value,
        ValueOrEnd,
        NameOrEnd,
        Colon,
        CommaOrEnd,
        Nothing,
    }

    /// <summary>Finds the first mistake; null if there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="deepest">The greatest allowed depth of objects and lists.</param>
    public static JsonMistake? Find(string text, int deepest) => new JsonMistakeFinder(text, deepest).Find();

    /// <summary>The line and the column of an offset.</summary>
    public static SourcePosition PlaceOf(string text, int offset)
    {
        var start = offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;
        return new SourcePosition(text.Take(start).Count(character => character == '\n') + 1, offset - start + 1);
    }

    private JsonMistake? Find()
    {
        while (true)
        {
            if (SkipSpace() is { } mistake)
            {
                return mistake;
            }

            if (_position == _text.Length)
            {
                return AtEnd();
            }

            if (ReadToken(_text[_position]) is { } found)
            {
                return found;
            }
        }
    }

    private JsonMistake? SkipSpace()
    {
        for (; _position < _text.Length; _position++)
        {
            if (_text[_position] is ' ' or '\t' or '\r' or '\n')
            {
                continue;
            }

            if (_text[_position] != '/')
            {
                return null;
            }

            var isBlock = string.CompareOrdinal(_text, _position, "/*", 0, 2) == 0;
            if (!isBlock && string.CompareOrdinal(_text, _position, "//", 0, 2) != 0)
            {
                return Here("A comment starts with // or /*, not with one slash.");
            }

            var end = isBlock
                ? _text.IndexOf("*/", _position + 2, StringComparison.Ordinal)
                : _text.IndexOfAny(['\n', '\r', '\u2028', '\u2029'], _position);
            if (end < 0 && isBlock)
            {
                return Here("The comment that starts here is not closed with */.");
            }

            _position = end < 0 ? _text.Length - 1 : end + (isBlock ? 1 : 0);
        }

        return null;
    }

    private JsonMistake? AtEnd()
    {
        if (_expected == Expected.Nothing)
        {
            return null;
        }

        return _open.Count == 0
            ? Here("The text is empty.")
            : Here($"The {Name(_open.Peek())} at {DescribePlace(_open.Peek())} is not closed.");
    }

    private JsonMistake? ReadToken(char character) =>
        _expected switch
        {
            Expected.Nothing => Here("The text continues after the end of the document."),
            Expected.Colon when character == ':' => Take(Expected.Value),
            Expected.Colon => Here(
                character == '='
                    ? "Use ':' instead of '=' after the name of a member."
                    : "A colon is missing after the name of a member."
            ),
            Expected.CommaOrEnd when character == ',' => Take(
                _text[_open.Peek()] == '{' ? Expected.NameOrEnd : Expected.ValueOrEnd
            ),
            Expected.CommaOrEnd => character is '}' or ']' ? Close(character) : WithoutComma(character),
            Expected.NameOrEnd => character == '}' ? Close(character) : ReadName(character),
            _ => ReadValue(character),
        };

    private JsonMistake? ReadName(char character)
    {
        if (character == '"')
        {
            return ReadWith(JsonTokens.ReadString, Expected.Colon);
        }

        return character switch
        {
            ']' => Close(character),
            ',' => Here("There is one comma too many, or a member is missing."),
            _ when JsonTokens.DescribeQuote(character) is { } reason => Here(reason),
            _ when JsonTokens.IsWord(character) => Here("The name of a member requires double quotation marks."),
            _ => Here("The name of a member is missing. " + JsonTokens.DescribeCharacter(character)),
        };
    }

    private JsonMistake? ReadValue(char character)
    {
        switch (character)
        {
            case '{' or '[':
                return Open(character);
            case '"':
                return ReadWith(JsonTokens.ReadString, AfterValue);
            case ']' or '}' when _expected == Expected.ValueOrEnd:
                return Close(character);
            case ']' or '}':
                return Here("A value is missing.");
            case ',':
                return Here(
                    _expected == Expected.ValueOrEnd
                        ? "There is one comma too many, or a value is missing."
                        : "A value is missing."
                );
            default:
                return JsonTokens.DescribeQuote(character) is { } reason ? Here(reason)
                    : JsonTokens.IsNumber(character) ? ReadWith(JsonTokens.ReadNumber, AfterValue)
                    : JsonTokens.IsWord(character) ? ReadWith(JsonTokens.ReadWord, AfterValue)
                    : Here(JsonTokens.DescribeCharacter(character));
        }
    }

    private Expected AfterValue => _open.Count == 0 ? Expected.Nothing : Expected.CommaOrEnd;

    private JsonMistake? ReadWith(JsonTokens.Reader read, Expected next)
    {
        if (read(_text, _position, out var end) is { } mistake)
        {
            return mistake;
        }

        _position = end;
        _expected = next;
        return null;
    }

    private JsonMistake? Open(char character)
    {
        if (_open.Count == _deepest)
        {
            return Here($"Objects and lists are nested more than {_deepest} levels deep.");
        }

        _open.Push(_position);
        return Take(character == '{' ? Expected.NameOrEnd : Expected.ValueOrEnd);
    }

    private JsonMistake? Close(char character)
    {
        var opening = _open.Peek();
        if (_text[opening] != (character == '}' ? '{' : '['))
        {
            return Here($"The {Name(opening)} at {DescribePlace(opening)} is closed with '{character}'.");
        }

        _open.Pop();
        return Take(AfterValue);
    }

    private JsonMistake WithoutComma(char character)
    {
        var follows = _text[_position - 1] == '"' && JsonTokens.IsWord(character);
        var isItem = character is '"' or '{' or '[' || JsonTokens.IsWord(character) || JsonTokens.IsNumber(character);
        return Here(
            follows ? "A comma is missing, or a quotation mark in the string before is not written as \\\"."
            : isItem ? "A comma is missing."
            : character == ';' ? "Use ',' instead of ';'."
            : JsonTokens.DescribeQuote(character) ?? JsonTokens.DescribeCharacter(character)
        );
    }

    private JsonMistake? Take(Expected next)
    {
        _position++;
        _expected = next;
        return null;
    }

    private JsonMistake Here(string reason) => new(_position, reason);

    private string Name(int opening) => _text[opening] == '{' ? "object" : "list";

    private string DescribePlace(int offset)
    {
        var place = PlaceOf(_text, offset);
        return string.Format(CultureInfo.InvariantCulture, "line {0}, column {1}", place.Line, place.Column);
    }
}
